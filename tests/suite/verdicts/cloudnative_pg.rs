//! Odd values of what CloudNativePG runs, held against its definitions and its webhooks.

use openshell_deploy::check;
use openshell_deploy::render::object::Object;
use serde_json::{Value as Json, json};

use super::server::{Server, Verdict};
use super::values::rendering;
use crate::cluster::cloudnative_pg::{definitions, webhooks};
use crate::support::KEY;

/// What is found that neither looks at: pods or Services that the operator then cannot make.
const BEYOND: [&str; 9] = [
    "cannot be an image: ",
    "cannot be the name of a ",
    "cannot be a key of Kubernetes: ",
    "cannot be the value of a label",
    "is none of the words that can stand here",
    "is less than 1",
    "is no size of a volume",
    "cannot stand next to another access mode",
    "a value stands on one line",
];

/// Settings over those of [`base`], good and odd.
fn trials() -> Vec<Json> {
    let of_postgres = [
        json!({ "clusterName": "a" }),
        json!({ "clusterName": "a".repeat(50) }),
        json!({ "clusterName": "a".repeat(51) }),
        json!({ "clusterName": "1a" }),
        json!({ "clusterName": "a.b" }),
        json!({ "clusterName": "a-" }),
        json!({ "instances": 1 }),
        json!({ "instances": 9 }),
        json!({ "image": { "tag": "17" } }),
        json!({ "image": { "tag": "18.6-minimal-trixie" } }),
        json!({ "image": { "repository": "registry:5000/team/postgresql", "tag": "16.1" } }),
        json!({ "image": { "repository": "Upper/case" } }),
        json!({ "image": { "pullPolicy": "Sometimes" } }),
        json!({ "persistence": { "size": "1Gi", "walSize": "1Gi" } }),
        json!({ "persistence": { "accessModes": ["RWO"] } }),
        json!({ "resources": { "limits": { "memory": "1Gi" }, "requests": { "memory": "256Mi" } } }),
        json!({ "resources": { "limits": { "memory": "1Gi" }, "requests": { "memory": "255Mi" } } }),
        json!({ "resources": { "limits": { "cpu": "1" }, "requests": { "cpu": "2" } } }),
        json!({ "resources": { "limits": { "hugepages-2Mi": "1Gi" } } }),
        json!({ "tolerations": [{ "key": "a", "operator": "Exists", "value": "b" }] }),
        json!({ "tolerations": [{ "operator": "Equal" }] }),
        json!({ "tolerations": [{ "key": "a", "effect": "Never" }] }),
        json!({ "tolerations": [{ "key": "a", "effect": "NoSchedule", "tolerationSeconds": 1 }] }),
        json!({ "podLabels": { "a b": "c" } }),
        json!({ "podLabels": { "a": "b c" } }),
        json!({ "nodeSelector": { "a": "b c" } }),
        json!({ "terminationGracePeriodSeconds": 1 }),
        json!({ "terminationGracePeriodSeconds": 4_000_000_000_u64 }),
        json!({ "priorityClassName": "A b" }),
        json!({ "tls": { "enabled": true }, "pooler": { "enabled": true } }),
        json!({ "pooler": { "enabled": true, "instances": 1, "parameters": { "listen_port": "1" } } }),
        json!({ "pooler": { "enabled": true, "parameters": { "server_idle_timeout": 60 } } }),
        json!({ "pooler": { "enabled": true, "parameters": { "a": "b\nc" } } }),
        json!({ "clusterName": "a".repeat(50), "pooler": { "enabled": true } }),
    ];
    let parameters = [
        json!({ "wal_level": "replica" }),
        json!({ "wal_level": "REPLICA" }),
        json!({ "wal_log_hints": "off" }),
        json!({ "wal_log_hints": "on" }),
        json!({ "wal_log_hints": "fal" }),
        json!({ "hot_standby_feedback": "tr" }),
        json!({ "hot_standby_feedback": true }),
        json!({ "shared_buffers": "128MB" }),
        json!({ "shared_buffers": "1 GB" }),
        json!({ "shared_buffers": 16384 }),
        json!({ "shared_buffers": "100000kB" }),
        json!({ "min_wal_size": "2GB" }),
        json!({ "min_wal_size": "2GB", "max_wal_size": "4GB" }),
        json!({ "max_wal_size": 4096 }),
        json!({ "max_wal_size": "4GB" }),
        json!({ "max_wal_size": "1TB" }),
        json!({ "Max_Connections": 200 }),
        json!({ "größe.x": 1 }),
        json!({ "my.own": "it's" }),
        json!({ "pg_failover_slots.primary_dsn": "x" }),
        json!({ "shared_preload_libraries": "a, b" }),
        json!({ "TimeZone": "UTC" }),
    ];
    let windows = ["30d", "8w", "1m"].map(|window| json!({ "backup": { "recoveryWindow": window } }));
    let schedules = ["0 2 * * *", "*/7 1-5/2 1,15 JAN-MAR MON", "@weekly", "0 0 ? * SUN", "59 23 31 12 6"]
        .map(|schedule| json!({ "backup": { "fullSchedule": schedule } }));
    let others = [
        json!({ "processMax": 1 }),
        json!({ "processMax": 999 }),
        json!({ "compression": { "type": "none" } }),
        json!({ "compression": { "type": "bz2" } }),
        json!({ "s3": { "existingSecret": "keys", "credentials": { "accessKeyId": "", "secretAccessKey": "" } } }),
    ];
    let postgres = |part: Json| json!({ "postgres": part });
    let pgbackrest = |part: Json| json!({ "pgbackrest": part });
    of_postgres
        .into_iter()
        .chain(parameters.map(|part| json!({ "parameters": part })))
        .map(postgres)
        .chain(windows.into_iter().chain(schedules).chain(others).map(pgbackrest))
        .collect()
}

fn base() -> Json {
    json!({
        "agentSandbox": { "preflight": { "enabled": false } },
        "server": { "credentialStorage": { "keyEncryptionKey": KEY } },
        "postgres": { "enabled": true, "engine": "cloudnative-pg", "persistence": { "walSize": "2Gi" } },
        "pgbackrest": { "enabled": true, "s3": {
            "enabled": true, "bucket": "bucket", "region": "eu-central-1", "endpoint": "s3.amazonaws.com",
            "credentials": { "accessKeyId": "id", "secretAccessKey": "key" },
        } },
    })
}

fn merge(one: &mut Json, other: Json) {
    match other {
        Json::Object(map) if one.is_object() => {
            for (key, value) in map {
                merge(&mut one[key], value);
            }
        }
        other => *one = other,
    }
}

#[test]
fn odd_values_are_refused_where_the_operator_refuses_them() {
    let Some(server) = Server::start("v-objects-cloudnative-pg") else { return };
    if !definitions() {
        return;
    }
    let (mut complaints, mut taken, mut refused) = (Vec::new(), 0, 0);
    for trial in trials() {
        let mut values = base();
        merge(&mut values, trial.clone());
        let objects = rendering::overrides(&values).and_then(rendering::objects);
        let objects = objects.unwrap_or_else(|| panic!("{trial} is no trial: the plan refuses it"));
        let findings = check::check(&objects);
        let custom: Vec<Json> =
            objects.iter().filter(|object| is_of_operator(object)).map(|object| json!(object)).collect();
        let Some(verdicts) = webhooks(&custom) else { return };
        for (object, (error, warnings)) in custom.iter().zip(verdicts) {
            let title = format!(
                "{} {}",
                object["kind"].as_str().unwrap(),
                object["metadata"]["name"].as_str().unwrap()
            );
            let found: Vec<_> = findings.iter().filter(|finding| finding.place.object == title).collect();
            let is_beyond =
                found.iter().all(|finding| BEYOND.iter().any(|words| finding.message.contains(words)));
            let of_server = server.verdict(object);
            let is_taken = error.is_empty() && warnings.is_empty() && of_server == Verdict::Taken;
            *if is_taken { &mut taken } else { &mut refused } += 1;
            if is_taken && !is_beyond || !is_taken && found.is_empty() {
                complaints
                    .push(format!("{trial}: {title}: {error} {warnings:?} {of_server:?}, but {found:?}"));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(taken > 100 && refused > 15, "{taken} {refused}");
}

fn is_of_operator(object: &Object) -> bool {
    matches!(
        object,
        Object::Cluster(_) | Object::ObjectStore(_) | Object::Pooler(_) | Object::ScheduledBackup(_)
    )
}
