//! The pgBackRest server, by which backup jobs reach the data directory.

use k8s_openapi::api::core::v1::{Container, ContainerPort, Probe};

use super::{PGBACKREST_PORT, exec, resources, script};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::postgres::volumes;
use crate::render::volume::{mount, read_only};

/// It reads the data directory and talks to PostgreSQL over its socket. The repository's secrets are not in it.
#[must_use]
pub fn container(plan: &Plan, server: &PostgresServer) -> Container {
    let mut mounts: Vec<_> =
        volumes::data(server).into_iter().map(|mount| read_only(&mount.name, &mount.mount_path)).collect();
    mounts.extend([
        read_only("run", "/var/run/postgresql"),
        mount("pgbackrest-tmp", "/tmp"),
        read_only("scripts", "/scripts"),
        read_only("pgbackrest-server", "/etc/pgbackrest"),
        read_only("pgbackrest-tls", "/etc/pgbackrest-tls"),
    ]);
    let ping = Probe {
        period_seconds: Some(10),
        timeout_seconds: Some(5),
        failure_threshold: Some(6),
        ..exec(&["pgbackrest", "server-ping"])
    };
    Container {
        ports: Some(vec![ContainerPort {
            name: Some("pgbackrest".into()),
            container_port: PGBACKREST_PORT.into(),
            protocol: Some("TCP".into()),
            ..Default::default()
        }]),
        volume_mounts: Some(mounts),
        liveness_probe: Some(ping),
        resources: resources(plan.values.postgres.sidecar_resources.as_ref()),
        ..script(server, "pgbackrest", &["/scripts/tls-server.sh"])
    }
}
