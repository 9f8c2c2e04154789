//! Volumes of pods that make or restore dumps.

use k8s_openapi::api::core::v1::{Volume, VolumeMount};

use crate::plan::backup::{LogicalBackup, Store};
use crate::plan::object_storage::AccessKey;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::render::bucket_secret::{ACCESS_KEY_ID, SECRET_ACCESS_KEY};
use crate::render::postgres::volumes::{SCRIPT_MODE, SECRET_MODE, passwords};
use crate::render::volume::{claim, empty_dir, from_config_map, from_secret, mount, projected, read_only};

/// All volumes of such a pod.
#[must_use]
pub fn all(server: &PostgresServer, planned: &LogicalBackup) -> Vec<Volume> {
    let scripts = from_config_map(&server.names.with("backup-scripts"), &[]);
    let mut volumes =
        vec![projected("scripts", vec![scripts], SCRIPT_MODE), passwords(server), empty_dir("tmp")];
    volumes.extend(
        server.tls.as_ref().map(|tls| {
            projected("postgres-ca", vec![from_secret(&tls.secret, &[("ca.crt", "ca.crt")])], 0o444)
        }),
    );
    match &planned.store {
        Store::Volume(Claim::Made(_)) => volumes.push(claim("backups", &server.names.with("backup"))),
        Store::Volume(Claim::Existing(name)) => volumes.push(claim("backups", name)),
        Store::S3 { bucket, key, .. } => {
            volumes.push(empty_dir("backups"));
            let name = match key {
                AccessKey::Rendered { .. } => server.names.with("backup"),
                AccessKey::Existing(name) => name.clone(),
            };
            let keys = from_secret(&name, &[ACCESS_KEY_ID, SECRET_ACCESS_KEY].map(|key| (key, key)));
            volumes.push(projected("access-key", vec![keys], SECRET_MODE));
            volumes.extend(bucket.ca.as_ref().map(|(name, key)| {
                projected("backup-ca", vec![from_secret(name, &[(key, "ca.crt")])], 0o444)
            }));
        }
    }
    volumes
}

/// Where a container that talks to PostgreSQL mounts them.
#[must_use]
pub fn of_postgres(server: &PostgresServer) -> Vec<VolumeMount> {
    let mut mounts = common();
    mounts.push(read_only("passwords", "/run/secrets/postgres"));
    mounts.extend(server.tls.as_ref().map(|_| read_only("postgres-ca", "/etc/postgresql-tls")));
    mounts
}

/// Where a container that talks to the bucket mounts them.
#[must_use]
pub fn of_rclone(has_ca: bool) -> Vec<VolumeMount> {
    let mut mounts = common();
    mounts.push(read_only("access-key", "/run/secrets/backup"));
    mounts.extend(has_ca.then(|| read_only("backup-ca", "/etc/backup-ca")));
    mounts
}

fn common() -> Vec<VolumeMount> {
    vec![read_only("scripts", "/scripts"), mount("backups", "/backups"), mount("tmp", "/tmp")]
}
