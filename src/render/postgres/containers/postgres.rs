//! The server itself.

use k8s_openapi::api::core::v1::{Container, ContainerPort, EnvVar, Probe};

use super::{env, exec, resources};
use crate::plan::Plan;
use crate::plan::postgres::{PORT, PostgresServer};
use crate::render::env::literal;
use crate::render::postgres::volumes;
use crate::render::restricted;

/// Whether the server runs, be it that it still recovers (`pg_isready` says 1 then): a probe that demanded more would
/// end every recovery that takes longer than its patience. The name is only to be none that `pg_hba.conf` refuses, which
/// would be logged each time.
const ALIVE: &str = "pg_isready -q -h 127.0.0.1 -p 5432 -U probe; [ $? -le 1 ]";

/// The server, started by its image's own script, which makes the data directory where there is none. A script of ours is the
/// first process, and the parent of whatever pgBackRest leaves behind: PostgreSQL would restart itself for each that fails.
#[must_use]
pub fn container(plan: &Plan, server: &PostgresServer) -> Container {
    Container {
        name: "postgres".into(),
        image: Some(server.image.image.reference.clone()),
        image_pull_policy: server.image.image.pull_policy.clone(),
        command: Some(vec!["/scripts/server.sh".into()]),
        args: Some(
            ["postgres", "-c", "config_file=/etc/postgresql/postgresql.conf"].map(str::to_owned).to_vec(),
        ),
        env: Some(variables(server)),
        ports: Some(vec![ContainerPort {
            name: Some("postgresql".into()),
            container_port: PORT.into(),
            protocol: Some("TCP".into()),
            ..Default::default()
        }]),
        volume_mounts: Some(
            volumes::mounts(server, "tmp").into_iter().chain(volumes::server_mounts()).collect(),
        ),
        // An hour for the first start and for crash recovery.
        startup_probe: Some(Probe { failure_threshold: Some(360), ..probe(&["sh", "-c", ALIVE]) }),
        liveness_probe: Some(Probe { failure_threshold: Some(6), ..probe(&["sh", "-c", ALIVE]) }),
        readiness_probe: Some(probe(&["pg_isready", "-q", "-h", "127.0.0.1", "-p", "5432", "-U", "probe"])),
        resources: resources(plan.values.postgres.resources.as_ref()),
        security_context: Some(restricted::container()),
        ..Default::default()
    }
}

fn probe(command: &[&str]) -> Probe {
    Probe { period_seconds: Some(10), timeout_seconds: Some(5), failure_threshold: Some(3), ..exec(command) }
}

/// What the image's script reads.
fn variables(server: &PostgresServer) -> Vec<EnvVar> {
    let mut variables = env(server);
    variables.extend([
        literal("POSTGRES_USER", "postgres"),
        literal("POSTGRES_PASSWORD_FILE", "/run/secrets/postgres/superuser-password"),
        // The order of texts in C.UTF-8 never changes, so that no index breaks with another image.
        literal(
            "POSTGRES_INITDB_ARGS",
            "--data-checksums --auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8",
        ),
    ]);
    variables
}
