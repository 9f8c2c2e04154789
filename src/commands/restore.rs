//! `restore`: the Job that restores a database, and what to do step by step.

mod request;
mod runbook;

use super::failure::{tell, warn};
use super::planned::Planned;
use super::{Failure, stdout};
use crate::cli::RestoreArgs;
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
    let job = target::restore_job(&planned.plan, &restore).map_err(Failure::unprintable)?;
    warn(&planned.diagnostics, &planned.sources);
    tell(&runbook::text(&planned.plan, &restore));
    stdout::print(&yaml::document(&job))
}
