//! What is monitored: alerts and the dashboard are about metrics that there are, and Prometheus understands them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value as Json, json};

use crate::external::{available, output};
use crate::support::{documents, render};

/// What the gateway (release 0.0.111) exports at its port for metrics.
///
/// Source: `counter!`, `gauge!` and `histogram!` in `crates/openshell-server/src/{multiplex,readiness}.rs`. Without
/// buckets a histogram is exported as a summary.
const OF_THE_GATEWAY: [(&str, bool); 6] = [
    ("openshell_server_grpc_requests_total", false),
    ("openshell_server_grpc_request_duration_seconds", true),
    ("openshell_server_http_requests_total", false),
    ("openshell_server_http_request_duration_seconds", true),
    ("openshell_server_readiness_database_healthy", false),
    ("openshell_server_readiness_database_probe_duration_seconds", true),
];

/// What Prometheus, the kubelet and kube-state-metrics export.
const OF_OTHERS: [&str; 7] = [
    "up",
    "container_cpu_usage_seconds_total",
    "container_memory_working_set_bytes",
    "kube_pod_container_resource_limits",
    "kube_pod_container_status_restarts_total",
    "kubelet_volume_stats_available_bytes",
    "kubelet_volume_stats_capacity_bytes",
];

const MONITORED: &str = "metrics: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, grafanaDashboard: {enabled: true}}";

fn rendered(more: &str) -> Vec<Json> {
    documents(&render(&format!("{MONITORED}\n{more}"), &[]).success())
}

fn object<'a>(documents: &'a [Json], kind: &str, name: &str) -> &'a Json {
    let is_it = |document: &&Json| document["kind"] == kind && document["metadata"]["name"] == name;
    documents.iter().find(is_it).unwrap()
}

fn alerts(documents: &[Json]) -> Vec<Json> {
    let rule = object(documents, "PrometheusRule", "openshell");
    rule["spec"]["groups"][0]["rules"].as_array().unwrap().clone()
}

fn dashboard(documents: &[Json]) -> Json {
    let map = object(documents, "ConfigMap", "openshell-dashboard");
    serde_json::from_str(map["data"]["openshell-openshell.json"].as_str().unwrap()).unwrap()
}

fn of_dashboard(dashboard: &Json) -> Vec<String> {
    let panels = dashboard["panels"].as_array().unwrap().iter();
    let targets = panels.flat_map(|panel| panel["targets"].as_array().unwrap());
    targets.map(|target| target["expr"].as_str().unwrap().to_owned()).collect()
}

/// The metrics that an expression is about: the words before a `{`.
fn metrics(expression: &str) -> BTreeSet<String> {
    let before = expression.split('{').rev().skip(1).map(|part| {
        let start = part.rfind(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        part[start.map_or(0, |at| at + 1)..].to_owned()
    });
    before.collect()
}

fn is_exported(metric: &str) -> bool {
    let is_of_gateway = OF_THE_GATEWAY.iter().any(|(name, is_summary)| match metric.strip_prefix(name) {
        Some("") => true,
        Some("_sum" | "_count") => *is_summary,
        _ => false,
    });
    is_of_gateway || OF_OTHERS.contains(&metric)
}

#[test]
fn alerts_and_panels_are_about_metrics_that_there_are() {
    let documents = rendered("");
    let alerts = alerts(&documents).into_iter().map(|alert| alert["expr"].as_str().unwrap().to_owned());
    let panels = of_dashboard(&dashboard(&documents));
    assert!(panels.len() >= 12, "{panels:?}");
    let mut seen = BTreeSet::new();
    for expression in alerts.chain(panels) {
        let metrics = metrics(&expression);
        assert!(!metrics.is_empty(), "{expression}");
        for metric in metrics {
            assert!(is_exported(&metric), "{metric} in {expression}");
            seen.insert(metric);
        }
        assert!(expression.contains("namespace=\"openshell\"") && !expression.contains('@'), "{expression}");
    }
    for (name, _) in OF_THE_GATEWAY {
        assert!(seen.iter().any(|metric| metric.starts_with(name)), "nothing shows {name}");
    }
}

#[test]
fn a_dashboard_is_one_release_s() {
    let identifiers = ["a", "b"].map(|name| {
        let documents =
            documents(&render(MONITORED, &["--set", &format!("fullnameOverride={name}")]).success());
        let map = object(&documents, "ConfigMap", &format!("{name}-dashboard"));
        let dashboard: Json =
            serde_json::from_str(map["data"][&format!("openshell-{name}.json")].as_str().unwrap()).unwrap();
        let uid = dashboard["uid"].as_str().unwrap().to_owned();
        // The longest that Grafana takes.
        assert!(uid.len() <= 40, "{uid}");
        assert_eq!(dashboard["title"], format!("OpenShell gateway openshell/{name}"));
        uid
    });
    assert_ne!(identifiers[0], identifiers[1]);
}

#[test]
fn panels_do_not_overlap_and_are_numbered() {
    let dashboard = dashboard(&rendered(""));
    let panels = dashboard["panels"].as_array().unwrap();
    let place = |panel: &Json| ["x", "y", "w", "h"].map(|key| panel["gridPos"][key].as_u64().unwrap());
    for (index, one) in panels.iter().enumerate() {
        assert_eq!(one["id"], index + 1);
        let [x, y, w, h] = place(one);
        assert!(x + w <= 24, "{}", one["title"]);
        for other in &panels[index + 1..] {
            let [x2, y2, w2, h2] = place(other);
            let apart = x + w <= x2 || x2 + w2 <= x || y + h <= y2 || y2 + h2 <= y;
            assert!(apart, "{} and {}", one["title"], other["title"]);
        }
    }
}

#[test]
fn the_volume_of_sqlite_is_watched_and_no_other() {
    let watched = |values: &str| {
        let alerts = alerts(&rendered(values));
        let found = alerts.iter().find(|alert| alert["alert"] == "OpenShellVolumeFillsUp");
        found.map(|alert| alert["expr"].as_str().unwrap().to_owned())
    };
    assert!(watched("").unwrap().contains("\"openshell-data-openshell-[0-9]+\""));
    assert!(watched("persistence: {existingClaim: my.claim}").unwrap().contains("\"my[.]claim\""));
    assert_eq!(watched("persistence: {enabled: false}"), None);
    assert_eq!(watched("workload: {kind: deployment}\nserver: {externalDbSecret: db}"), None);
}

#[test]
fn a_monitor_elsewhere_names_the_gateway_s_namespace() {
    let in_place = rendered("");
    let here = object(&in_place, "ServiceMonitor", "openshell");
    assert_eq!(here["spec"]["namespaceSelector"], Json::Null);
    let run = render(MONITORED, &["--set", "metrics.serviceMonitor.namespace=monitoring"]);
    let elsewhere = documents(&run.success());
    let there = object(&elsewhere, "ServiceMonitor", "openshell");
    assert_eq!(there["metadata"]["namespace"], "monitoring");
    assert_eq!(there["spec"]["namespaceSelector"], json!({ "matchNames": ["openshell"] }));
}

#[test]
fn every_alert_is_documented() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/production.md")).unwrap();
    for alert in alerts(&rendered("")) {
        let row = format!(
            "| `{}` | {} |",
            alert["alert"].as_str().unwrap(),
            alert["labels"]["severity"].as_str().unwrap()
        );
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn prometheus_understands_every_expression() {
    let met = Command::new("promtool").arg("--version").output().is_ok();
    if !available("promtool", met) {
        return;
    }
    let documents = rendered("");
    let panels = of_dashboard(&dashboard(&documents)).into_iter().enumerate();
    let panels: Vec<Json> =
        panels.map(|(index, expr)| json!({ "record": format!("panel_{index}"), "expr": expr })).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rules.json");
    // A release has one of the two engines.
    for of_postgres in [of_engine(STATEFUL_SET), of_cluster("0 2 * * *")] {
        let groups = json!({ "groups": [
            { "name": "alerts", "rules": alerts(&documents) },
            { "name": "panels", "rules": panels },
            { "name": "postgres", "rules": of_postgres },
        ] });
        fs::write(&file, groups.to_string()).unwrap();
        let (succeeded, stdout, stderr) = output(
            Command::new("promtool").args(["check", "rules", "--lint=all", "--lint-fatal"]).arg(&file),
            "",
        );
        assert!(succeeded, "{stdout}{stderr}");
    }
}

const STATEFUL_SET: &str = "\
postgres:
  enabled: true
  password: a
  superuserPassword: b
  metrics: {enabled: true, prometheusRule: {enabled: true}}
backup: {enabled: true}
";

/// The alerts of PostgreSQL in the release.
fn of_engine(values: &str) -> Vec<Json> {
    let documents = documents(&render(values, &[]).success());
    let rule = documents.iter().find(|document| document["kind"] == "PrometheusRule").unwrap();
    rule["spec"]["groups"][0]["rules"].as_array().unwrap().clone()
}

/// Those where CloudNativePG makes backups by a schedule.
fn of_cluster(schedule: &str) -> Vec<Json> {
    of_engine(&format!(
        "\
postgres: {{enabled: true, engine: cloudnative-pg, metrics: {{enabled: true, prometheusRule: {{enabled: true}}}}}}
pgbackrest:
  enabled: true
  backup: {{fullSchedule: '{schedule}'}}
  s3:
    enabled: true
    bucket: backups
    region: eu-central-1
    endpoint: s3.eu-central-1.amazonaws.com
    existingSecret: key
"
    ))
}

fn named<'a>(alerts: &'a [Json], name: &str) -> Option<&'a Json> {
    alerts.iter().find(|alert| alert["alert"] == name)
}

/// Source: `internal/cnpgi/instance/metrics.go` of the Barman Cloud plugin 0.15.
#[test]
fn the_age_of_a_cluster_s_backup_follows_the_schedule() {
    let last = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp";
    for (schedule, seconds) in [("0 2 * * *", 86_400), ("0 2 * * 0", 604_800), ("@hourly", 3600)] {
        let alerts = of_cluster(schedule);
        let alert = named(&alerts, "PostgresBackupTooOld").unwrap();
        let expected = format!(
            "time() - max({last}{{namespace=\"openshell\",pod=~\"openshell-db-[0-9]+\"}}) > {seconds}"
        );
        assert_eq!(alert["expr"], expected, "{schedule}");
    }
    assert_eq!(named(&of_cluster("0 2 31 2 *"), "PostgresBackupTooOld"), None);
}

/// Prometheus' clock begins at 0 in tests: also where there never was a backup, that is the time of the last one.
#[test]
fn an_alert_tells_of_a_backup_that_did_not_come() {
    let met = Command::new("promtool").arg("--version").output().is_ok();
    if !available("promtool", met) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let rules = json!({ "groups": [{ "name": "cluster", "rules": of_cluster("0 2 * * *") }] });
    fs::write(folder.path().join("rules.json"), rules.to_string()).unwrap();
    let alerts = of_cluster("0 2 * * *");
    let alert = named(&alerts, "PostgresBackupTooOld").unwrap();
    let fires = json!([{ "exp_labels": alert["labels"], "exp_annotations": alert["annotations"] }]);
    let of = |metric: &str, pod: u8, values: &str| {
        let series = format!(
            "barman_cloud_cloudnative_pg_io_last_{metric}_backup_timestamp{{namespace=\"openshell\",pod=\"openshell-db-{pod}\"}}"
        );
        json!({ "series": series, "values": values })
    };
    let case = |values: &str, expected: [(&str, bool); 2]| {
        let tests: Vec<Json> = expected
            .iter()
            .map(|(time, is_firing)| {
                let alerts = if *is_firing { fires.clone() } else { json!([]) };
                json!({ "eval_time": time, "alertname": "PostgresBackupTooOld", "exp_alerts": alerts })
            })
            .collect();
        // One of the servers has not heard of it yet.
        let series = [of("available", 1, values), of("available", 2, "0x600"), of("failed", 1, "0x600")];
        json!({ "interval": "5m", "input_series": series, "alert_rule_test": tests })
    };
    // Every five minutes for two days: no backup at all, and one after a day and a half.
    let tests = json!({
        "rule_files": ["rules.json"],
        "evaluation_interval": "5m",
        "tests": [
            case("0x600", [("35h", false), ("37h", true)]),
            case("0x420 129600x180", [("35h", false), ("40h", false)]),
        ],
    });
    fs::write(folder.path().join("tests.json"), tests.to_string()).unwrap();
    let mut promtool = Command::new("promtool");
    let (succeeded, stdout, stderr) =
        output(promtool.args(["test", "rules", "tests.json"]).current_dir(folder.path()), "");
    assert!(succeeded, "{stdout}{stderr}");
}
