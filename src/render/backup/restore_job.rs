//! Job that restores a dump.

use k8s_openapi::api::batch::v1::{Job, JobSpec};

use super::{COMPONENT, containers, cron_job};
use crate::plan::Plan;
use crate::plan::backup::{LogicalBackup, Store};
use crate::plan::postgres::PostgresServer;
use crate::render::env::literal;
use crate::render::metadata::component;

/// Restores the dump `name`, or the newest for `latest`, into the running server.
#[must_use]
pub fn job(plan: &Plan, server: &PostgresServer, planned: &LogicalBackup, name: &str) -> Job {
    let variables = vec![literal("DUMP", name)];
    let init = match &planned.store {
        Store::Volume(_) => None,
        Store::S3 { bucket, prefix, image, .. } => {
            Some(containers::rclone(plan, (bucket, prefix, image), "download", variables.clone()))
        }
    };
    let restore = containers::postgres(plan, server, "restore-dump", variables);
    let spec = cron_job::spec(plan, server, planned, init, restore);
    Job {
        metadata: component(plan, COMPONENT, server.names.job("restore-dump")),
        // A restore that fails is looked at before it runs again.
        spec: Some(JobSpec { backoff_limit: Some(0), ..spec }),
        ..Default::default()
    }
}
