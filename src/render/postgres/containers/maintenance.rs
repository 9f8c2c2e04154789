//! Looks after a running server: roles, passwords, reloads, the stanza.

use k8s_openapi::api::core::v1::{Container, Probe};

use super::{env, exec, resources, script};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::env::literal;
use crate::render::postgres::volumes;

/// It makes the gateway's role and database, and sets the passwords in the Secret, whenever that changes. The pod is
/// ready once it has.
#[must_use]
pub fn container(plan: &Plan, server: &PostgresServer) -> Container {
    let mut env = env(server);
    env.push(literal("PGHOST", "/var/run/postgresql"));
    Container {
        env: Some(env),
        volume_mounts: Some(volumes::mounts(server, "maintenance-tmp")),
        readiness_probe: Some(Probe {
            period_seconds: Some(5),
            timeout_seconds: Some(5),
            failure_threshold: Some(3),
            ..exec(&["test", "-f", "/tmp/maintained"])
        }),
        resources: resources(plan.values.postgres.sidecar_resources.as_ref()),
        ..script(server, "maintenance", &["/scripts/maintain.sh"])
    }
}
