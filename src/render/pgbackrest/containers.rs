//! Containers that run pgBackRest in jobs, and the one that puts its configuration together.

use k8s_openapi::api::core::v1::{Container, EnvVar, VolumeMount};

use super::volumes;
use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::render::env::literal;
use crate::render::postgres::containers::{env, resources, script};
use crate::render::volume::{mount, read_only};

/// Writes pgbackrest.conf for a pod's role: `instance` for pods with the data, `client` for those that reach it over TLS.
#[must_use]
pub fn configure(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest, role: &str) -> Container {
    Container {
        env: Some(vec![literal("PGBACKREST_ROLE", role)]),
        volume_mounts: Some(volumes::configure_mounts(server, planned)),
        resources: resources(plan.values.postgres.sidecar_resources.as_ref()),
        ..script(server, "pgbackrest-config", &["/scripts/configure.sh"])
    }
}

/// Runs one of the scripts in a job's pod. Further variables and mounts are those of the job.
#[must_use]
pub fn job(
    plan: &Plan,
    server: &PostgresServer,
    planned: &Pgbackrest,
    command: &[&str],
    (variables, mounts): (Vec<EnvVar>, Vec<VolumeMount>),
) -> Container {
    let mut all = volumes::mounts(planned);
    all.extend([read_only("scripts", "/scripts"), mount("tmp", "/tmp")]);
    all.extend(mounts);
    Container {
        env: Some(env(server).into_iter().chain(variables).collect()),
        volume_mounts: Some(all),
        resources: resources(plan.values.pgbackrest.resources.as_ref()),
        ..script(server, "pgbackrest", command)
    }
}
