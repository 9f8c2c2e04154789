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
        let typed = match decode::decode(&values) {
            Ok(typed) => typed,
            Err(diagnostic) => return Err(Failure::refused(vec![diagnostic], sources)),
        };
        match plan::plan(typed, release) {
            Ok((plan, notes)) => {
                diagnostics.extend(notes.locate(&values, &sources));
                Ok(Self { plan, values, sources, diagnostics })
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
        refusal(self.diagnostics, self.sources)
    }
}

/// A note would only stand in the way of what must be changed.
fn refusal(mut diagnostics: Vec<Diagnostic>, sources: Sources) -> Failure {
    diagnostics.retain(|diagnostic| diagnostic.severity != Severity::Note);
    Failure::refused(diagnostics, sources)
}
