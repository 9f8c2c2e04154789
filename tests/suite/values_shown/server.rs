//! What single settings of a PostgreSQL server of the release, and of its backups, need to show.

use serde_json::{Value as Json, json};

use super::TEXT;

/// Values that give a setting its effect; None where it is another part's. The setting itself is left out.
pub fn needs(path: &str) -> Option<String> {
    let mut values =
        json!({ "postgres": { "enabled": true, "password": "secret", "superuserPassword": "secret" } });
    match path.split('.').collect::<Vec<_>>().as_slice() {
        ["postgres", rest @ ..] => {
            let section = of_postgres(rest);
            values["postgres"].as_object_mut()?.extend(section.as_object()?.clone());
        }
        ["backup", rest @ ..] => values["backup"] = of_backup(rest),
        ["pgbackrest", rest @ ..] => {
            values["postgres"]["image"] = json!({ "repository": "registry.example.com/postgres-pgbackrest" });
            values["pgbackrest"] = of_pgbackrest(rest);
        }
        _ => return None,
    }
    let (parent, key) = path.rsplit_once('.')?;
    let parent = values.pointer_mut(&format!("/{}", parent.replace('.', "/")));
    if let Some(section) = parent.and_then(Json::as_object_mut) {
        section.remove(key);
    }
    Some(values.to_string())
}

fn of_postgres(path: &[&str]) -> Json {
    match path {
        ["tuning"] => json!({ "resources": { "limits": { "memory": "1Gi" } } }),
        ["tls", ..] => json!({ "tls": { "enabled": true } }),
        ["metrics", ..] => json!({ "metrics": {
            "enabled": true, "serviceMonitor": { "enabled": true }, "prometheusRule": { "enabled": true },
        } }),
        _ => json!({}),
    }
}

fn of_backup(path: &[&str]) -> Json {
    match path {
        ["s3", rest @ ..] => json!({ "enabled": true, "s3": s3(rest) }),
        _ => json!({ "enabled": true }),
    }
}

fn of_pgbackrest(path: &[&str]) -> Json {
    let mut values = json!({ "enabled": true, "tls": { "certManager": true } });
    match path {
        ["gcs", "existingSecret"] => values["gcs"] = json!({ "enabled": true, "bucket": "bucket" }),
        ["gcs", ..] => values["gcs"] = json!({ "enabled": true, "bucket": "bucket", "key": "{}" }),
        ["azure", "existingSecret"] => {
            values["azure"] = json!({ "enabled": true, "container": "box", "account": "account" });
        }
        ["azure", ..] => {
            values["azure"] =
                json!({ "enabled": true, "container": "box", "account": "account", "key": "a" });
        }
        ["posix", ..] => values["posix"] = json!({ "enabled": true }),
        ["s3", rest @ ..] => values["s3"] = s3(rest),
        _ => values["s3"] = s3(&[]),
    }
    match path {
        ["cipher", "existingSecret"] => values["cipher"] = json!({ "enabled": true }),
        ["cipher", ..] => values["cipher"] = json!({ "enabled": true, "passphrase": "secret" }),
        ["tls", "existingServerSecret"] => values["tls"] = json!({ "existingClientSecret": "client" }),
        ["tls", "existingClientSecret"] => values["tls"] = json!({ "existingServerSecret": "server" }),
        ["tls", name] if *name != "certManager" => values["tls"] = certificates(),
        _ => {}
    }
    values
}

fn s3(path: &[&str]) -> Json {
    let mut values =
        json!({ "enabled": true, "bucket": "bucket", "region": "region", "endpoint": "s3.example.com" });
    if path == ["caSecret", "key"] {
        values["caSecret"] = json!({ "name": "authority" });
    }
    if path != ["existingSecret"] {
        values["credentials"] = json!({ "accessKeyId": "id", "secretAccessKey": "secret" });
    }
    values
}

fn certificates() -> Json {
    let certificate = "-----BEGIN CERTIFICATE-----\n-";
    let key = "-----BEGIN PRIVATE KEY-----\n-";
    json!({
        "caCertificate": certificate, "serverCertificate": certificate, "serverKey": key,
        "clientCertificate": certificate, "clientKey": key,
    })
}

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
