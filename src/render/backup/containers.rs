//! Containers that make, move and restore dumps.

use k8s_openapi::api::core::v1::{Container, EnvVar};

use super::volumes;
use crate::plan::Plan;
use crate::plan::backup::LogicalBackup;
use crate::plan::object_storage::Bucket;
use crate::plan::postgres::image::Image;
use crate::plan::postgres::{PORT, PostgresServer};
use crate::render::env::literal;
use crate::render::postgres::containers::{resources, script};
use crate::render::restricted;
use crate::values::schema::s3::UriStyle;

/// A bucket, the folder in it, and the image with rclone.
pub type Remote<'a> = (&'a Bucket, &'a str, &'a Image);

/// A script of PostgreSQL's programs, logged in as the gateway's role.
#[must_use]
pub fn postgres(plan: &Plan, server: &PostgresServer, name: &str, variables: Vec<EnvVar>) -> Container {
    let mut env = vec![
        literal("PGHOST", &server.names.address(&plan.release.namespace)),
        literal("PGPORT", &PORT.to_string()),
        literal("PGUSER", &server.role.name),
        literal("PGDATABASE", &server.role.database),
        literal("PASSWORD_FILE", "/run/secrets/postgres/password"),
    ];
    match server.tls {
        Some(_) => env.extend([
            literal("PGSSLMODE", "verify-full"),
            literal("PGSSLROOTCERT", "/etc/postgresql-tls/ca.crt"),
        ]),
        None => env.push(literal("PGSSLMODE", "disable")),
    }
    env.extend(variables);
    Container {
        env: Some(env),
        volume_mounts: Some(volumes::of_postgres(server)),
        resources: resources(plan.values.backup.resources.as_ref()),
        ..script(server, name, &[&format!("/scripts/{name}.sh")])
    }
}

/// A script of rclone's.
#[must_use]
pub fn rclone(plan: &Plan, (bucket, prefix, image): Remote, name: &str, variables: Vec<EnvVar>) -> Container {
    let endpoint = match bucket.port {
        Some(port) => format!("https://{}:{port}", bucket.host),
        None => format!("https://{}", bucket.host),
    };
    let mut env = vec![
        literal("RCLONE_CONFIG_REPO_TYPE", "s3"),
        literal("RCLONE_CONFIG_REPO_PROVIDER", "Other"),
        literal("RCLONE_CONFIG_REPO_ENDPOINT", &endpoint),
        literal("RCLONE_CONFIG_REPO_REGION", &bucket.region),
        literal("RCLONE_CONFIG_REPO_FORCE_PATH_STYLE", &(bucket.uri_style == UriStyle::Path).to_string()),
        literal("BUCKET", &bucket.name),
        literal("PREFIX", prefix),
    ];
    env.extend(bucket.ca.as_ref().map(|_| literal("RCLONE_CA_CERT", "/etc/backup-ca/ca.crt")));
    env.extend(variables);
    Container {
        name: name.into(),
        image: Some(image.reference.clone()),
        image_pull_policy: image.pull_policy.clone(),
        command: Some(vec![format!("/scripts/{name}.sh")]),
        env: Some(env),
        volume_mounts: Some(volumes::of_rclone(bucket.ca.is_some())),
        resources: resources(plan.values.backup.resources.as_ref()),
        security_context: Some(restricted::container()),
        ..Default::default()
    }
}

/// How many dumps are kept, and for how many days.
#[must_use]
pub fn retention(planned: &LogicalBackup) -> Vec<EnvVar> {
    let limits = [("RETENTION_COUNT", planned.keep_count), ("RETENTION_DAYS", planned.keep_days)];
    limits.into_iter().filter_map(|(name, limit)| Some(literal(name, &limit?.to_string()))).collect()
}
