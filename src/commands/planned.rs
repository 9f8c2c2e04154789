//! From files and flags to a plan.

use super::Failure;
use super::input::Input;
use crate::cli::ValueFlags;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::plan::{self, Plan};
use crate::source::Sources;
use crate::values::decode;
use crate::values::defaults::Extent;
use crate::values::node::Node;

/// A plan and where it comes from.
pub struct Planned {
    /// The plan.
    pub plan: Plan,
    /// The values with their places.
    pub values: Node,
    /// The texts that the places are in.
    pub sources: Sources,
    /// Warnings and notes.
    pub diagnostics: Vec<Diagnostic>,
}

impl Planned {
    /// Reads values and plans a release.
    pub fn new(flags: &ValueFlags, release: Release, allow_unknown_values: bool) -> Result<Self, Failure> {
        let (values, sources, mut diagnostics) =
            Input::read(flags).merged(allow_unknown_values, Extent::Effective)?;
        let typed =
            decode::decode(&values).map_err(|diagnostic| Failure::refused(&[diagnostic], &sources))?;
        match plan::plan(typed, release) {
            Ok((plan, notes)) => {
                diagnostics.extend(notes.locate(&values, &sources));
                Ok(Self { plan, values, sources, diagnostics })
            }
            Err(problems) => Err(refusal(problems, &values, &sources, diagnostics)),
        }
    }

    /// A refusal because of problems found later.
    pub fn refuse(&self, problems: Problems) -> Failure {
        refusal(problems, &self.values, &self.sources, self.diagnostics.clone())
    }
}

fn refusal(
    problems: Problems,
    values: &Node,
    sources: &Sources,
    mut diagnostics: Vec<Diagnostic>,
) -> Failure {
    diagnostics.extend(problems.locate(values, sources));
    // A note would only stand in the way of what must be changed.
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
    Failure::refused(&diagnostics, sources)
}
