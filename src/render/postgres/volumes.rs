//! Volumes of the server's pod and where its containers mount them.

use k8s_openapi::api::core::v1::{Volume, VolumeMount};

use super::config_map;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::plan::postgres::credentials::Credentials;
use crate::render::pgbackrest;
use crate::render::volume::{
    claim, config_map, empty_dir, from_config_map, from_secret, memory, mount, projected, read_only,
};

/// Name of the volume with the data; part of the claim's name, so it never changes.
pub const DATA: &str = "data";
/// The same for the write-ahead log.
pub const WAL: &str = "wal";

/// Secrets are read by the pod's group only; Kubernetes makes it their owner.
pub const SECRET_MODE: i32 = 0o440;
/// Scripts are run.
pub const SCRIPT_MODE: i32 = 0o555;
/// Scripts of PostgreSQL's image are read by it: run on their own they would not know its functions.
const INIT_SCRIPT_MODE: i32 = 0o444;

/// The Secret with the passwords.
#[must_use]
pub fn password_secret(server: &PostgresServer) -> String {
    match &server.credentials {
        Credentials::Rendered { .. } => server.names.server(),
        Credentials::Existing { secret, .. } => secret.clone(),
    }
}

/// All volumes, except those that the StatefulSet's claim templates make.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> Vec<Volume> {
    let name = |suffix| server.names.with(suffix);
    let mut scripts = vec![from_config_map(&name("postgres-scripts"), &[])];
    scripts.extend(server.pgbackrest.as_ref().map(|_| from_config_map(&name("pgbackrest-scripts"), &[])));
    let own = ["00-roles.sh", "zz-initialized.sh"].map(|script| (script, script));
    let mut init = vec![from_config_map(&name("postgres-scripts"), &own)];
    if !plan.values.postgres.init_scripts.is_empty() {
        init.push(from_config_map(&name("postgres-init"), &[]));
    }
    let mut volumes = vec![
        config_map("config", &name("postgres-config")),
        projected("scripts", scripts, SCRIPT_MODE),
        projected("init-scripts", init, INIT_SCRIPT_MODE),
        passwords(server),
        empty_dir("run"),
        empty_dir("tmp"),
        empty_dir("maintenance-tmp"),
        memory("shm", server.shared_memory),
    ];
    if let Claim::Existing(name) = &server.volumes.data {
        volumes.insert(0, claim(DATA, name));
    }
    if let Some(tls) = &server.tls {
        volumes.push(crate::render::volume::secret("tls", &tls.secret, Some(SECRET_MODE)));
    }
    if let Some(planned) = &server.pgbackrest {
        volumes.extend(pgbackrest::volumes::of_server(server, planned));
    }
    volumes
}

/// The volume with the passwords' files.
#[must_use]
pub fn passwords(server: &PostgresServer) -> Volume {
    use super::secret::{PASSWORD, SUPERUSER_PASSWORD};
    let keys = [(PASSWORD, PASSWORD), (SUPERUSER_PASSWORD, SUPERUSER_PASSWORD)];
    projected("passwords", vec![from_secret(&password_secret(server), &keys)], SECRET_MODE)
}

/// Where the server and what looks after it mount the volumes. pgBackRest keeps its locks in /tmp, which is therefore the
/// volume `tmp` of each container.
#[must_use]
pub fn mounts(server: &PostgresServer, tmp: &str) -> Vec<VolumeMount> {
    let mut mounts = data(server);
    mounts.extend([
        read_only("config", "/etc/postgresql"),
        read_only("scripts", "/scripts"),
        read_only("passwords", "/run/secrets/postgres"),
        mount("run", "/var/run/postgresql"),
        mount(tmp, "/tmp"),
    ]);
    mounts.extend(server.tls.as_ref().map(|_| read_only("tls", "/etc/postgresql-tls")));
    if let Some(planned) = &server.pgbackrest {
        mounts.extend(pgbackrest::volumes::mounts(planned));
    }
    mounts
}

/// What the server alone mounts besides.
#[must_use]
pub fn server_mounts() -> Vec<VolumeMount> {
    vec![read_only("init-scripts", "/docker-entrypoint-initdb.d"), mount("shm", "/dev/shm")]
}

/// Where the data and the write-ahead log are mounted.
#[must_use]
pub fn data(server: &PostgresServer) -> Vec<VolumeMount> {
    let wal = server.volumes.wal.as_ref().map(|_| mount(WAL, "/pgwal"));
    [mount(DATA, "/pgdata")].into_iter().chain(wal).collect()
}

/// Bytes of everything that the pod reads when it starts, for a checksum.
#[must_use]
pub fn content(plan: &Plan, server: &PostgresServer) -> Vec<u8> {
    let files = [config_map::files(plan, server), config_map::script_files()];
    files.iter().flatten().flat_map(|(name, text)| format!("{name}\0{text}\0").into_bytes()).collect()
}
