//! CronJob that makes dumps.

use k8s_openapi::api::batch::v1::{CronJob, JobSpec};
use k8s_openapi::api::core::v1::{Container, PodSpec, PodTemplateSpec};

use super::{COMPONENT, containers, volumes};
use crate::plan::Plan;
use crate::plan::backup::{LogicalBackup, Store};
use crate::plan::postgres::PostgresServer;
use crate::render::job;

/// Dumps all databases of the gateway's role, and removes dumps that are too old or too many.
#[must_use]
pub fn dump(plan: &Plan, server: &PostgresServer, planned: &LogicalBackup) -> CronJob {
    let values = &plan.values.backup;
    let retention = containers::retention(planned);
    let container = match &planned.store {
        Store::Volume(_) => containers::postgres(plan, server, "prune", retention),
        Store::S3 { bucket, prefix, image, .. } => {
            containers::rclone(plan, (bucket, prefix.as_str(), image), "upload", retention)
        }
    };
    let job = JobSpec {
        backoff_limit: Some(2),
        active_deadline_seconds: values.active_deadline_seconds,
        // Nothing is removed or leaves the pod before the dump is whole.
        ..spec(plan, server, planned, Some(containers::postgres(plan, server, "dump", Vec::new())), container)
    };
    let name = server.names.cron_job("backup");
    let when = (planned.schedule.as_str(), values.time_zone.to_option());
    job::cron_job(plan, (COMPONENT, name), when, job)
}

/// A job of one container, after another where one is given.
#[must_use]
pub fn spec(
    plan: &Plan,
    server: &PostgresServer,
    planned: &LogicalBackup,
    init: Option<Container>,
    container: Container,
) -> JobSpec {
    let pod = PodSpec {
        init_containers: init.map(|container| vec![container]),
        containers: vec![container],
        volumes: Some(volumes::all(server, planned)),
        ..job::pod(plan, server)
    };
    JobSpec {
        template: PodTemplateSpec { metadata: Some(job::metadata(plan, COMPONENT)), spec: Some(pod) },
        ..Default::default()
    }
}
