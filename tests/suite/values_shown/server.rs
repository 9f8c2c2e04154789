//! Those of a PostgreSQL server of the release, and of its backups.

use serde_json::{Value as Json, json};

use super::TEXT;

/// Settings that take no other text, and what they print.
pub fn special(path: &str) -> Option<(Json, &'static str)> {
    let last = path.rsplit('.').next()?;
    Some(match path {
        "postgres.image.tag" => (json!("18.1-m4rk3d"), "18.1-m4rk3d"),
        "postgres.majorVersion" => (json!(17), "/pgdata/17/data"),
        "postgres.upgradeFrom" => (json!(13), "name: UPGRADE_FROM"),
        "postgres.runAsUser" => (json!(31337), "runAsUser: 31337"),
        "postgres.tuning" => (json!("none"), ""),
        "postgres.parameters" => (json!({ "work_mem": "31337kB" }), "work_mem = '31337kB'"),
        "postgres.initScripts" => (json!({ "m4rk3d.sql": "SELECT 1" }), "m4rk3d.sql"),
        "postgres.networkPolicy.extraFrom" => {
            (json!([{ "podSelector": { "matchLabels": { "a": TEXT } } }]), TEXT)
        }
        "pgbackrest.backup.retentionDiff" => (json!(31337), "repo1-retention-diff=31337"),
        "pgbackrest.backup.recoveryWindow" => (json!("313d"), "313d"),
        "pgbackrest.processMax" => (json!(313), "process-max=313"),
        "pgbackrest.compression.type" => (json!("lz4"), "compress-type=lz4"),
        "pgbackrest.compression.level" => (json!(9), "compress-level=9"),
        "pgbackrest.archivePushQueueMax" => (json!("31337GiB"), "archive-push-queue-max=31337GiB"),
        "pgbackrest.s3.keyType" => (json!("web-id"), "repo1-s3-key-type=web-id"),
        "pgbackrest.s3.uriStyle" => (json!("path"), "repo1-s3-uri-style=path"),
        "backup.s3.uriStyle" => (json!("path"), ""),
        "pgbackrest.gcs.keyType" => (json!("auto"), "repo1-gcs-key-type=auto"),
        "pgbackrest.azure.keyType" => (json!("sas"), "repo1-azure-key-type=sas"),
        "pgbackrest.posix.accessModes" => (json!(["ReadWriteMany", "ReadOnlyMany"]), "ReadOnlyMany"),
        "backup.persistence.accessModes" => (json!(["ReadOnlyMany"]), "ReadOnlyMany"),
        "backup.timeZone" | "pgbackrest.backup.timeZone" => (json!("Pacific/Apia"), "timeZone: Pacific/Apia"),
        "postgres.metrics.serviceMonitor.interval" => (json!("313s"), "interval: 313s"),
        _ if path.starts_with("pgbackrest.tls.") => match last {
            "caCertificate" | "serverCertificate" | "clientCertificate" => {
                (json!("-----BEGIN CERTIFICATE-----\nm4rk3d"), TEXT)
            }
            "serverKey" | "clientKey" => (json!("-----BEGIN PRIVATE KEY-----\nm4rk3d"), TEXT),
            _ => return None,
        },
        _ if last.to_lowercase().ends_with("schedule") => (json!("13 3 7 * *"), "13 3 7 * *"),
        _ => match last {
            "digest" => (json!(format!("sha256:{}", "31337".repeat(13)[..64].to_owned())), "@sha256:31337"),
            "size" | "walSize" => (json!("31337Gi"), "storage: 31337Gi"),
            "resources" | "sidecarResources" => (json!({ "limits": { "cpu": "31337m" } }), "31337m"),
            _ => return None,
        },
    })
}
