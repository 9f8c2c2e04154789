//! Volumes of pods that use pgBackRest, and where containers mount them.

use k8s_openapi::api::core::v1::{Volume, VolumeMount, VolumeProjection};

use super::secret;
use crate::plan::object_storage::AccessKey;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::pgbackrest::repository::{Repository, S3Access};
use crate::plan::pgbackrest::secret::Source;
use crate::plan::pgbackrest::tls::Tls;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::render::bucket_secret;
use crate::render::postgres::volumes::{SCRIPT_MODE, SECRET_MODE};
use crate::render::volume::{
    claim, config_map, empty_dir, from_config_map, from_secret, memory, mount, projected, read_only,
    secret as secret_volume,
};

/// The server's certificate, its key and the authority.
#[must_use]
pub fn server_tls(server: &PostgresServer, planned: &Pgbackrest) -> String {
    match &planned.tls {
        Tls::Existing { server, .. } => server.clone(),
        Tls::Rendered { .. } | Tls::CertManager { .. } => server.names.with("pgbackrest-server-tls"),
    }
}

/// The jobs' certificate, its key and the authority.
#[must_use]
pub fn client_tls(server: &PostgresServer, planned: &Pgbackrest) -> String {
    match &planned.tls {
        Tls::Existing { client, .. } => client.clone(),
        Tls::Rendered { .. } | Tls::CertManager { .. } => server.names.with("pgbackrest-client-tls"),
    }
}

/// What pgBackRest adds to the server's pod.
#[must_use]
pub fn of_server(server: &PostgresServer, planned: &Pgbackrest) -> Vec<Volume> {
    let config = server.names.with("pgbackrest");
    let server_conf = from_config_map(&config, &[("server.conf", "pgbackrest.conf")]);
    let mut volumes = of_repository(server, planned);
    volumes.extend([
        empty_dir("pgbackrest-tmp"),
        projected("pgbackrest-server", vec![server_conf], 0o444),
        secret_volume("pgbackrest-tls", &server_tls(server, planned), Some(SECRET_MODE)),
    ]);
    volumes
}

/// What every pod of a job has.
#[must_use]
pub fn of_job(server: &PostgresServer, planned: &Pgbackrest) -> Vec<Volume> {
    let scripts = from_config_map(&server.names.with("pgbackrest-scripts"), &[]);
    let mut volumes = of_repository(server, planned);
    volumes.extend([projected("scripts", vec![scripts], SCRIPT_MODE), empty_dir("tmp")]);
    volumes
}

/// The jobs' certificate.
#[must_use]
pub fn of_client(server: &PostgresServer, planned: &Pgbackrest) -> Volume {
    secret_volume("pgbackrest-tls", &client_tls(server, planned), Some(SECRET_MODE))
}

/// What reaching the repository takes: the configuration, put together in memory from these parts.
fn of_repository(server: &PostgresServer, planned: &Pgbackrest) -> Vec<Volume> {
    let mut volumes =
        vec![memory("pgbackrest", None), config_map("pgbackrest-config", &server.names.with("pgbackrest"))];
    let secrets = secrets(server, planned);
    if !secrets.is_empty() {
        volumes.push(projected("pgbackrest-secrets", secrets, SECRET_MODE));
    }
    match &planned.repository {
        Repository::S3 { bucket, .. } => volumes.extend(bucket.ca.as_ref().map(|(name, key)| {
            projected("pgbackrest-ca", vec![from_secret(name, &[(key, "ca.crt")])], 0o444)
        })),
        Repository::Posix(Claim::Existing(name)) => volumes.push(claim("repository", name)),
        Repository::Posix(Claim::Made(_)) => {
            volumes.push(claim("repository", &server.names.with("pgbackrest")));
        }
        Repository::Gcs { .. } | Repository::Azure { .. } => {}
    }
    volumes
}

/// The repository's secrets as files named by pgBackRest's options, whoever made the Secrets.
fn secrets(server: &PostgresServer, planned: &Pgbackrest) -> Vec<VolumeProjection> {
    let rendered = secret::rendered(planned);
    let own = (!rendered.is_empty()).then(|| {
        let keys: Vec<_> = rendered.iter().map(|(name, _)| (*name, *name)).collect();
        from_secret(&server.names.with("pgbackrest"), &keys)
    });
    let existing = match &planned.repository {
        Repository::S3 { access: S3Access::Key(AccessKey::Existing(name)), .. } => Some(from_secret(
            name,
            &[
                (bucket_secret::ACCESS_KEY_ID, secret::S3_KEY),
                (bucket_secret::SECRET_ACCESS_KEY, secret::S3_KEY_SECRET),
            ],
        )),
        Repository::Gcs { key: Some(Source::Existing(name)), .. } => {
            Some(from_secret(name, &[(bucket_secret::GCS_KEY, secret::GCS_KEY)]))
        }
        Repository::Azure { key: Source::Existing(name), .. } => {
            Some(from_secret(name, &[(bucket_secret::AZURE_KEY, secret::AZURE_KEY)]))
        }
        _ => None,
    };
    let passphrase = match &planned.cipher {
        Some(Source::Existing(name)) => Some(from_secret(name, &[("passphrase", secret::CIPHER_PASS)])),
        Some(Source::Rendered(_)) | None => None,
    };
    own.into_iter().chain(existing).chain(passphrase).collect()
}

/// Where a container that runs pgBackRest mounts what reaching the repository takes.
#[must_use]
pub fn mounts(planned: &Pgbackrest) -> Vec<VolumeMount> {
    let mut mounts = vec![mount("pgbackrest", "/etc/pgbackrest")];
    match &planned.repository {
        Repository::S3 { bucket, .. } => {
            mounts.extend(bucket.ca.as_ref().map(|_| read_only("pgbackrest-ca", "/etc/pgbackrest-ca")));
        }
        // pgBackRest reads the key's file itself.
        Repository::Gcs { key: Some(_), .. } => {
            mounts.push(read_only("pgbackrest-secrets", "/run/secrets/pgbackrest"));
        }
        Repository::Posix(_) => mounts.push(mount("repository", "/var/lib/pgbackrest")),
        Repository::Gcs { .. } | Repository::Azure { .. } => {}
    }
    mounts
}

/// Where the container that puts the configuration together mounts its parts.
#[must_use]
pub fn configure_mounts(server: &PostgresServer, planned: &Pgbackrest) -> Vec<VolumeMount> {
    let mut mounts = vec![
        mount("pgbackrest", "/etc/pgbackrest"),
        read_only("pgbackrest-config", "/config/pgbackrest"),
        read_only("scripts", "/scripts"),
    ];
    if !secrets(server, planned).is_empty() {
        mounts.push(read_only("pgbackrest-secrets", "/run/secrets/pgbackrest"));
    }
    mounts
}
