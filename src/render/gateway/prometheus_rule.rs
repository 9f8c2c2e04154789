//! PrometheusRule of the gateway: what somebody should look at, and when at once.

use crate::plan::Plan;
use crate::plan::database::Database;
use crate::plan::kubernetes_names::longest::STATEFUL_SET;
use crate::plan::kubernetes_names::shortened;
use crate::plan::workload::Workload;
use crate::plan::workload::volume::Volume;
use crate::render::custom::prometheus_operator::{AlertingRule, PrometheusRule, RuleGroup};
use crate::render::gateway::container;
use crate::render::gateway::stateful_set::DATA;
use crate::render::metadata::{in_namespace, labelled};

/// The longest beginning of a name that the API server completes.
const GENERATED: usize = 58;

/// Alerts on the gateway, its database as it sees it, and SQLite's volume.
///
/// `openshell_…` is the gateway's, `kubelet_…` the kubelet's and `kube_…` that of kube-state-metrics.
#[must_use]
pub fn gateway(plan: &Plan, namespace: &str) -> PrometheusRule {
    let name = &plan.names.fullname;
    let metadata = in_namespace(plan, namespace, name.clone());
    let group = RuleGroup { name: format!("{}-{name}", plan.release.namespace), rules: rules(plan) };
    PrometheusRule::new(labelled(metadata, &plan.values.metrics.prometheus_rule.labels), vec![group])
}

fn rules(plan: &Plan) -> Vec<AlertingRule> {
    let namespace = &plan.release.namespace;
    let own = format!("namespace=\"{namespace}\",service=\"{}\"", plan.names.fullname);
    let mut rules = vec![
        rule(
            "OpenShellGatewayDown",
            format!("absent(up{{{own}}} == 1)"),
            ("5m", "critical"),
            "No gateway answers Prometheus: nobody can use sandboxes",
        ),
        rule(
            "OpenShellGatewayPodDown",
            format!("up{{{own}}} == 0"),
            ("15m", "warning"),
            "A gateway pod does not answer Prometheus",
        ),
        rule(
            "OpenShellDatabaseDown",
            format!("openshell_server_readiness_database_healthy{{{own}}} == 0"),
            ("2m", "critical"),
            "A gateway cannot reach its database, and takes no requests",
        ),
        rule(
            "OpenShellDatabaseSlow",
            format!("{} > 0.5", mean("openshell_server_readiness_database_probe_duration_seconds", &own)),
            ("15m", "warning"),
            "The database takes more than half a second for the simplest question",
        ),
        rule(
            "OpenShellRequestsFail",
            format!("{} > 0.05", share("openshell_server_grpc_requests_total", &own, "code=~\"2|13|14|15\"")),
            ("10m", "critical"),
            "More than 5 % of gRPC requests end in a failure of the gateway (unknown, internal, unavailable, data loss)",
        ),
        rule(
            "OpenShellHttpRequestsFail",
            format!("{} > 0.05", share("openshell_server_http_requests_total", &own, "status=~\"5..\"")),
            ("10m", "warning"),
            "More than 5 % of HTTP requests (tunnels, what sandboxes serve) end in a failure of the gateway",
        ),
        rule(
            "OpenShellGatewayRestarts",
            format!(
                "increase(kube_pod_container_status_restarts_total{{namespace=\"{namespace}\",pod=~\"{}.*\",container=\"{}\"}}[1h]) > 3",
                beginning(plan),
                container::NAME
            ),
            ("0m", "warning"),
            "A gateway was restarted more than three times within an hour",
        ),
    ];
    rules.extend(claims(plan).map(|claims| {
        let volume = format!("namespace=\"{namespace}\",persistentvolumeclaim=~\"{claims}\"");
        rule(
            "OpenShellVolumeFillsUp",
            format!("kubelet_volume_stats_available_bytes{{{volume}}} < 0.15 * kubelet_volume_stats_capacity_bytes{{{volume}}}"),
            ("15m", "critical"),
            "Less than 15 % of the volume with SQLite's database is free",
        )
    }));
    rules
}

/// The mean of a summary's observations.
fn mean(metric: &str, own: &str) -> String {
    format!("sum(rate({metric}_sum{{{own}}}[5m])) / sum(rate({metric}_count{{{own}}}[5m]))")
}

/// The share of requests with some outcome.
fn share(metric: &str, own: &str, outcome: &str) -> String {
    format!("sum(rate({metric}{{{own},{outcome}}}[5m])) / sum(rate({metric}{{{own}}}[5m]))")
}

/// What the names of the gateway's pods begin with.
fn pods(plan: &Plan) -> String {
    let name = plan.names.fullname.clone();
    match plan.workload {
        Workload::StatefulSet { .. } => shortened(name, STATEFUL_SET),
        Workload::Deployment { .. } => name,
    }
}

/// The same up to where each pod has its own: the API server cuts what it makes names of.
fn beginning(plan: &Plan) -> String {
    let mut name = format!("{}-", pods(plan));
    name.truncate(GENERATED);
    name
}

/// The claims with SQLite's database, as a pattern.
fn claims(plan: &Plan) -> Option<String> {
    match (&plan.database, &plan.workload) {
        (Database::Sqlite { .. }, Workload::StatefulSet { volume, .. }) => match volume {
            Volume::Made { .. } => Some(format!("{DATA}-{}-[0-9]+", pods(plan))),
            Volume::Existing(name) => Some(name.replace('.', "[.]")),
            Volume::Ephemeral => None,
        },
        _ => None,
    }
}

fn rule(
    alert: &'static str,
    expr: String,
    (for_, severity): (&'static str, &'static str),
    summary: &str,
) -> AlertingRule {
    AlertingRule::new(alert, expr, for_, severity, summary)
}
