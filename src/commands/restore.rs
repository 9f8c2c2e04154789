//! `restore`: the Job or the `Cluster` that restores a database, and what to do step by step.

mod command;
mod request;
mod runbook;

use super::failure::{tell, warn};
use super::planned::Planned;
use super::{Failure, stdout};
use crate::cli::RestoreArgs;
use crate::diagnostic::{Diagnostic, Severity};
use crate::output::yaml;
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::plan::restore;
use crate::target;

/// Runs the command.
pub fn run(args: &RestoreArgs) -> Result<(), Failure> {
    let planned = Planned::new(&args.values, Release::new(&args.release, &args.namespace), false)?;
    let mut problems = Problems::default();
    let request = request::read(args, &mut problems);
    let restore = request.and_then(|request| restore::plan(&planned.plan.database, request, &mut problems));
    let (Some(restore), false) = (restore, problems.refuse()) else {
        return Err(planned.refuse(problems));
    };
    let objects = target::restore_objects(&planned.plan, &restore).map_err(Failure::unprintable)?;
    // Notes are about the release, which is not what is applied here.
    let is_warning = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Warning;
    let warnings: Vec<_> = planned.diagnostics.iter().filter(is_warning).cloned().collect();
    warn(&warnings, &planned.sources);
    tell(&runbook::text(&planned.plan, &restore, &command::line(args)));
    stdout::print(&match objects.as_slice() {
        [job] => yaml::document(job),
        several => yaml::stream(several),
    })
}
