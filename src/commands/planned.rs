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
use crate::values::node::Node;
use crate::values::{decode, repeated};
use crate::{check, target, trial};

/// A plan, its objects, and where they come from.
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// The objects in the order in which they are printed.
    pub objects: Vec<Object>,
    /// What the user has set, with its places.
    pub overrides: Node,
    /// The same with what this program does not know.
    pub written: Node,
    /// That over the defaults.
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
        match input.checked(allow_unknown_values).and_then(|checked| Self::checked(checked, release)) {
            Ok(mut planned) => {
                hide(&written, &planned.sources, &mut planned.diagnostics);
                Ok(Self { written, ..planned })
            }
            Err(Failure::Refused(mut refusal)) => {
                hide(&written, &refusal.sources, &mut refusal.diagnostics);
                Err(Failure::Refused(refusal))
            }
            Err(failure) => Err(failure),
        }
    }

    fn checked(checked: Checked, release: Release) -> Result<Self, Failure> {
        let mut planned = Self::unchecked(checked, release)?;
        let findings = check::check(&planned.objects);
        let severity = match planned.plan.release.target {
            Target::Kubectl => Severity::Error,
            Target::Helm => Severity::Warning,
        };
        let found = !findings.is_empty();
        planned.diagnostics.extend(located(findings, severity, &planned.overrides, &planned.plan.release));
        if found && severity == Severity::Error {
            return Err(refusal(planned.diagnostics, planned.sources));
        }
        Ok(planned)
    }

    fn unchecked(checked: Checked, release: Release) -> Result<Self, Failure> {
        let overrides = checked.overrides.clone();
        let (values, sources, mut diagnostics) = checked.completed(Extent::Effective)?;
        let typed = match decode::decode(&values) {
            Ok(typed) => typed,
            Err(diagnostic) => return Err(Failure::refused(vec![diagnostic], sources)),
        };
        match plan::plan(typed, release) {
            Ok((plan, notes)) => {
                diagnostics.extend(notes.locate(&values, &sources));
                let objects = target::objects(&plan).map_err(Failure::unprintable)?;
                let written = overrides.clone();
                Ok(Self { plan, objects, overrides, written, values, sources, diagnostics })
            }
            Err(problems) => {
                diagnostics.extend(problems.locate(&values, &sources));
                Err(refusal(diagnostics, sources))
            }
        }
    }

    /// A refusal because of problems found later.
    pub fn refuse(mut self, problems: Problems) -> Failure {
        self.diagnostics.extend(problems.locate(&self.values, &self.sources));
        hide(&self.written, &self.sources, &mut self.diagnostics);
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
fn located(
    findings: Vec<Finding>,
    severity: Severity,
    overrides: &Node,
    release: &Release,
) -> Vec<Diagnostic> {
    let causes = cause::causes(&findings, overrides, &|overrides| trial::objects(overrides, release.clone()));
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
