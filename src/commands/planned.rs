//! From files and flags to checked objects.

use super::Failure;
use super::input::{Checked, Input};
use crate::check::cause;
use crate::check::finding::Finding;
use crate::cli::ValueFlags;
use crate::diagnostic::{Code, Diagnostic, Severity, secret};
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::plan::{self, Plan};
use crate::render::object::Object;
use crate::source::Sources;
use crate::values::defaults::Extent;
use crate::values::known::known;
use crate::values::node::Node;
use crate::values::{decode, repeated};
use crate::{check, target, trial};

/// A plan, its objects, and where they come from.
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// The objects in the order in which they are printed.
    pub objects: Vec<Object>,
    /// What the user has set, over the defaults.
    pub values: Node,
    /// The texts that the places are in.
    pub sources: Sources,
    /// Warnings and notes.
    pub diagnostics: Vec<Diagnostic>,
}

impl Planned {
    /// Reads values, plans a release, and checks its objects.
    ///
    /// Target helm prints what the chart prints, faults included: what is found there are warnings.
    pub fn new(flags: &ValueFlags, release: Release, allow_unknown_values: bool) -> Result<Self, Failure> {
        Self::of(Input::read(flags), release, allow_unknown_values)
    }

    /// The same from values that have been read.
    pub fn of(input: Input, release: Release, allow_unknown_values: bool) -> Result<Self, Failure> {
        let written = input.written().0.clone();
        let outcome = input
            .checked(allow_unknown_values)
            .and_then(|checked| Self::unchecked(checked, release))
            .and_then(|planned| planned.checked(&written));
        match outcome {
            Ok(mut planned) => {
                hide(&written, &planned.sources, &mut planned.diagnostics);
                Ok(planned)
            }
            Err(Failure::Refused(mut refusal)) => {
                hide(&written, &refusal.sources, &mut refusal.diagnostics);
                Err(Failure::Refused(refusal))
            }
            Err(failure) => Err(failure),
        }
    }

    fn unchecked(checked: Checked, release: Release) -> Result<Self, Failure> {
        let (values, sources, mut diagnostics) = checked.completed(Extent::Effective)?;
        let typed = match decode::decode(&values) {
            Ok(typed) => typed,
            Err(diagnostic) => return Err(Failure::refused(vec![diagnostic], sources)),
        };
        match plan::plan(typed, release) {
            Ok((plan, notes)) => {
                diagnostics.extend(notes.locate(&values, &sources));
                let objects = target::objects(&plan).map_err(Failure::unprintable)?;
                Ok(Self { plan, objects, values, sources, diagnostics })
            }
            Err(problems) => {
                diagnostics.extend(problems.locate(&values, &sources));
                Err(refusal(diagnostics, sources))
            }
        }
    }

    fn checked(mut self, written: &Node) -> Result<Self, Failure> {
        let findings = check::check(&self.objects);
        if findings.is_empty() {
            return Ok(self);
        }
        let severity = match self.plan.release.target {
            Target::Kubectl => Severity::Error,
            Target::Helm => Severity::Warning,
        };
        self.diagnostics.extend(located(findings, severity, written, &self.plan.release));
        match severity {
            Severity::Error => Err(refusal(self.diagnostics, self.sources)),
            Severity::Warning | Severity::Note => Ok(self),
        }
    }

    /// A refusal because of problems found later.
    pub fn refuse(mut self, problems: Problems) -> Failure {
        self.diagnostics.extend(problems.locate(&self.values, &self.sources));
        hide(&self.values, &self.sources, &mut self.diagnostics);
        refusal(self.diagnostics, self.sources)
    }
}

/// Hides in all problems what may be a secret of what the user has written.
pub fn hide(written: &Node, sources: &Sources, problems: &mut [Diagnostic]) {
    // What nearly each run notes quotes nothing.
    if problems.iter().all(|problem| problem.code == Code::ClusterApi) {
        return;
    }
    let texts = repeated::repeated(written, sources);
    for problem in problems {
        secret::hide(&texts, problem);
    }
}

/// Findings as problems of the settings that cause them. What one setting does to many objects is one problem.
fn located(findings: Vec<Finding>, severity: Severity, written: &Node, release: &Release) -> Vec<Diagnostic> {
    let render = |written| trial::objects(known(written), release.clone());
    let causes = cause::causes(&findings, written, &render);
    let mut problems: Vec<Diagnostic> = Vec::new();
    for (finding, cause) in findings.into_iter().zip(causes) {
        let problem = finding.locate(severity, cause);
        let is_same = |other: &&mut Diagnostic| {
            (other.code, &other.message, &other.label) == (problem.code, &problem.message, &problem.label)
        };
        match problems.iter_mut().find(is_same).and_then(|same| same.object.as_mut()) {
            Some(place) if problem.label.is_some() => place.more += 1,
            _ => problems.push(problem),
        }
    }
    problems
}

/// A note would only stand in the way of what must be changed.
fn refusal(mut diagnostics: Vec<Diagnostic>, sources: Sources) -> Failure {
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
    Failure::refused(diagnostics, sources)
}
