//! What restores a database: a Job, or a new `Cluster`.

use crate::plan::Plan;
use crate::plan::restore::Restore;
use crate::render::object::Object;
use crate::render::{backup, cloudnative_pg, pgbackrest};

/// The object that restores what is asked for.
#[must_use]
pub fn object(plan: &Plan, restore: &Restore) -> Object {
    match restore {
        Restore::Physical { server, pgbackrest: planned, point, backup: label, timeline } => {
            let variables = pgbackrest::restore_job::variables(point, label.as_deref(), *timeline);
            Object::Job(pgbackrest::restore_job::job(plan, server, planned, variables))
        }
        Restore::Cluster(restore) => Object::Cluster(cloudnative_pg::cluster::restored(plan, restore)),
        Restore::Dump { server, backup: planned, name } => {
            Object::Job(backup::restore_job::job(plan, server, planned, name))
        }
    }
}
