//! Job that restores a database by pgBackRest.

use k8s_openapi::api::batch::v1::{Job, JobSpec};
use k8s_openapi::api::core::v1::{EnvVar, Volume};

use super::{COMPONENT, containers, job};
use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::plan::restore::Point;
use crate::render::env::literal;
use crate::render::metadata::component;
use crate::render::postgres::volumes::{DATA, WAL, data};
use crate::render::volume::claim;

/// Restores onto the server's own volume, while the server is stopped.
#[must_use]
pub fn job(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest, what: Vec<EnvVar>) -> Job {
    let mut variables = vec![literal("DATABASE_HOST", &server.names.pod_address(&plan.release.namespace))];
    variables.extend(what);
    let container =
        containers::job(plan, server, planned, &["/scripts/restore.sh"], (variables, data(server)));
    let spec = job::spec(plan, server, planned, ("instance", container), volumes(server));
    Job {
        metadata: component(plan, COMPONENT, server.names.job("restore")),
        // A restore that fails is looked at before it runs again, and none is stopped half-way.
        spec: Some(JobSpec { backoff_limit: Some(0), active_deadline_seconds: None, ..spec }),
        ..Default::default()
    }
}

/// What is restored, as the script reads it: the point, the backup's label and the timeline where they are chosen.
#[must_use]
pub fn variables(point: &Point, backup: Option<&str>, timeline: Option<u32>) -> Vec<EnvVar> {
    let mut variables = match point {
        Point::Latest => vec![literal("RESTORE_TYPE", "default")],
        Point::Immediate => vec![literal("RESTORE_TYPE", "immediate")],
        Point::Time { text, epoch } => vec![
            literal("RESTORE_TYPE", "time"),
            literal("RESTORE_TARGET", text),
            literal("RESTORE_TARGET_EPOCH", &epoch.to_string()),
        ],
    };
    variables.extend(backup.map(|label| literal("RESTORE_SET", label)));
    variables.extend(timeline.map(|number| literal("RESTORE_TIMELINE", &number.to_string())));
    variables
}

fn volumes(server: &PostgresServer) -> Vec<Volume> {
    let of_data = match &server.volumes.data {
        Claim::Existing(name) => name.clone(),
        Claim::Made(_) => server.names.claim(DATA),
    };
    let wal = server.volumes.wal.as_ref().map(|_| claim(WAL, &server.names.claim(WAL)));
    [claim(DATA, &of_data)].into_iter().chain(wal).collect()
}
