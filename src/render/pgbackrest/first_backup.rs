//! Job that makes the first backup.

use k8s_openapi::api::batch::v1::{Job, JobSpec};

use super::{COMPONENT, cron_job};
use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;

/// Waits for the server and makes a full backup, unless there is one: until then nothing can be restored. Changed, it runs
/// again and finds one.
#[must_use]
pub fn job(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> Job {
    let spec = cron_job::client(plan, server, planned, &["/scripts/first-backup.sh"]);
    Job {
        metadata: component(plan, COMPONENT, server.names.job("pgbackrest-first-backup")),
        spec: Some(JobSpec { backoff_limit: Some(6), ..spec }),
        ..Default::default()
    }
}
