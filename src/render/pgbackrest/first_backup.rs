//! Job that makes the first backup.

use std::collections::BTreeMap;

use k8s_openapi::api::batch::v1::{Job, JobSpec};

use super::{COMPONENT, conf, cron_job};
use crate::plan::Plan;
use crate::plan::kubernetes_names::hex;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;

/// Waits for the server and makes a full backup, unless there is one: until then nothing can be restored. Another
/// repository is another configuration, with whose checksum the Job changes and runs again.
#[must_use]
pub fn job(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> Job {
    let mut spec = cron_job::client(plan, server, planned, &["/scripts/first-backup.sh"]);
    let config = hex(conf::client(plan, server, planned).as_bytes());
    let metadata = spec.template.metadata.get_or_insert_default();
    metadata.annotations = Some(BTreeMap::from([("checksum/config".to_owned(), config)]));
    Job {
        metadata: component(plan, COMPONENT, server.names.job("pgbackrest-first-backup")),
        spec: Some(JobSpec { backoff_limit: Some(6), ..spec }),
        ..Default::default()
    }
}
