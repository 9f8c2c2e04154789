//! What restores a database: a Job, or a new `Cluster` with what it needs.

use crate::plan::Plan;
use crate::plan::restore::Restore;
use crate::render::object::Object;
use crate::render::{backup, cloudnative_pg, pgbackrest};

/// The objects that restore what is asked for.
#[must_use]
pub fn objects(plan: &Plan, restore: &Restore) -> Vec<Object> {
    match restore {
        Restore::Physical { server, pgbackrest: planned, point, backup: label, timeline } => {
            let variables = pgbackrest::restore_job::variables(point, label.as_deref(), *timeline);
            vec![Object::Job(pgbackrest::restore_job::job(plan, server, planned, variables))]
        }
        Restore::Cluster(restore) => cloudnative_pg::restored(plan, restore),
        Restore::Dump { server, backup: planned, name } => {
            vec![Object::Job(backup::restore_job::job(plan, server, planned, name))]
        }
    }
}
