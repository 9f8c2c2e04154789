//! Job of a restore.

use k8s_openapi::api::batch::v1::Job;

use crate::plan::Plan;
use crate::plan::restore::Restore;
use crate::render::{backup, pgbackrest};

/// The Job that restores what is asked for.
#[must_use]
pub fn job(plan: &Plan, restore: &Restore) -> Job {
    match restore {
        Restore::Physical { server, pgbackrest: planned, point, backup: label, timeline } => {
            let variables = pgbackrest::restore_job::variables(point, label.as_deref(), *timeline);
            pgbackrest::restore_job::job(plan, server, planned, variables)
        }
        Restore::Dump { server, backup: planned, name } => {
            backup::restore_job::job(plan, server, planned, name)
        }
    }
}
