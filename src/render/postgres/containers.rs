//! Containers of the server's pod.

mod maintenance;
mod metrics;
mod pgbackrest;
mod postgres;
mod prepare;

use k8s_openapi::api::core::v1::{Container, EnvVar, ExecAction, Probe, ResourceRequirements};

use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::env::literal;
use crate::render::pgbackrest::containers::configure;
use crate::render::restricted;

/// The port of the metrics, `postgres_exporter`'s own.
pub const METRICS_PORT: u16 = 9187;
/// The port of the pgBackRest server, its own.
pub const PGBACKREST_PORT: u16 = 8432;

/// Containers that end before the server starts.
#[must_use]
pub fn init(plan: &Plan, server: &PostgresServer) -> Vec<Container> {
    let configure = server.pgbackrest.as_ref().map(|planned| configure(plan, server, planned, "instance"));
    configure.into_iter().chain([prepare::container(plan, server)]).collect()
}

/// The server and what runs beside it.
#[must_use]
pub fn all(plan: &Plan, server: &PostgresServer) -> Vec<Container> {
    let mut containers = vec![postgres::container(plan, server), maintenance::container(plan, server)];
    containers.extend(server.pgbackrest.as_ref().map(|_| pgbackrest::container(plan, server)));
    containers.extend(server.metrics.as_ref().map(|image| metrics::container(plan, server, image)));
    containers
}

/// A container of the server's image that runs one of the scripts.
#[must_use]
pub fn script(server: &PostgresServer, name: &str, command: &[&str]) -> Container {
    Container {
        name: name.into(),
        image: Some(server.image.image.reference.clone()),
        image_pull_policy: server.image.image.pull_policy.clone(),
        command: Some(command.iter().map(|word| (*word).to_owned()).collect()),
        security_context: Some(restricted::container()),
        ..Default::default()
    }
}

/// Resources of a container, unless none are set.
#[must_use]
pub fn resources(resources: Option<&ResourceRequirements>) -> Option<ResourceRequirements> {
    resources.filter(|resources| **resources != ResourceRequirements::default()).cloned()
}

/// What every container of the server's image has to know about the server.
#[must_use]
pub fn env(server: &PostgresServer) -> Vec<EnvVar> {
    let major = server.image.major;
    let mut env = vec![
        literal("PGDATA", &data_directory(server)),
        literal("POSTGRES_MAJOR", &major.to_string()),
        literal("APP_ROLE", &server.role.name),
        literal("APP_DATABASE", &server.role.database),
    ];
    if server.volumes.wal.is_some() {
        env.push(literal("POSTGRES_INITDB_WALDIR", &format!("/pgwal/{major}/wal")));
    }
    if let Some(from) = server.upgrade_from {
        env.push(literal("UPGRADE_FROM", &from.to_string()));
    }
    if let Some(planned) = &server.pgbackrest {
        env.push(literal("STANZA", &planned.stanza));
    }
    env
}

/// The data directory. Its major version keeps the data of two versions apart on one volume.
#[must_use]
pub fn data_directory(server: &PostgresServer) -> String {
    format!("/pgdata/{}/data", server.image.major)
}

fn exec(command: &[&str]) -> Probe {
    let command = Some(command.iter().map(|word| (*word).to_owned()).collect());
    Probe { exec: Some(ExecAction { command }), ..Default::default() }
}
