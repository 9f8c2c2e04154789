//! The pods of pgBackRest's jobs.

use k8s_openapi::api::batch::v1::JobSpec;
use k8s_openapi::api::core::v1::{Container, PodSpec, PodTemplateSpec, Volume};

use super::{COMPONENT, containers, volumes};
use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::render::job;

/// A day in seconds: what runs longer hangs.
pub const DAY: i32 = 86400;

/// A job of one container. `role` says which configuration it reads, and `further` volumes are those that only it mounts.
#[must_use]
pub fn spec(
    plan: &Plan,
    server: &PostgresServer,
    planned: &Pgbackrest,
    (role, container): (&str, Container),
    further: Vec<Volume>,
) -> JobSpec {
    let mut all = volumes::of_job(server, planned);
    all.extend(further);
    let pod = PodSpec {
        init_containers: Some(vec![containers::configure(plan, server, planned, role)]),
        containers: vec![container],
        volumes: Some(all),
        ..job::pod(plan, server)
    };
    JobSpec {
        // A new pod reads the newest configuration. A backup that fails goes on where it was.
        backoff_limit: Some(2),
        active_deadline_seconds: Some(DAY.into()),
        template: PodTemplateSpec { metadata: Some(job::metadata(plan, COMPONENT)), spec: Some(pod) },
        ..Default::default()
    }
}
