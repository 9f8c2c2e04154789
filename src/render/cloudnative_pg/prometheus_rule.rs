//! PrometheusRule of the servers: what somebody should be woken for.

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::render::custom::prometheus_operator::{AlertingRule, PrometheusRule, RuleGroup};
use crate::render::metadata::{component, labelled};

/// Alerts on the servers, their volumes and their backups.
///
/// `cnpg_…` are the servers' own metrics, `barman_cloud_…` those of the plugin beside them, `kubelet_…` the kubelet's.
#[must_use]
pub fn servers(plan: &Plan, planned: &PostgresCluster) -> PrometheusRule {
    let labels = &plan.values.postgres.metrics.prometheus_rule.labels;
    let metadata = component(plan, COMPONENT, planned.names.cluster());
    let group = RuleGroup { name: planned.names.cluster().to_owned(), rules: rules(plan, planned) };
    PrometheusRule::new(labelled(metadata, labels), vec![group])
}

fn rules(plan: &Plan, planned: &PostgresCluster) -> Vec<AlertingRule> {
    let (namespace, cluster) = (&plan.release.namespace, planned.names.cluster());
    let of = format!("namespace=\"{namespace}\",pod=~\"{cluster}-[0-9]+\"");
    let volumes = format!("namespace=\"{namespace}\",persistentvolumeclaim=~\"{cluster}-[0-9]+(-wal)?\"");
    let mut rules = vec![
        rule(
            "PostgresDown",
            format!("sum(cnpg_collector_up{{{of}}}) == 0 or absent(cnpg_collector_up{{{of}}})"),
            "5m",
            "No PostgreSQL server answers",
        ),
        rule(
            "PostgresServerMissing",
            format!("sum(cnpg_collector_up{{{of}}}) < {}", planned.instances),
            "30m",
            "A PostgreSQL server does not answer, so that fewer can take over",
        ),
        rule(
            "PostgresConnectionsRunOut",
            format!(
                "sum by (pod) (cnpg_backends_total{{{of}}}) > 0.8 * max by (pod) (cnpg_pg_settings_setting{{{of},name=\"max_connections\"}})"
            ),
            "10m",
            "More than 80 % of PostgreSQL's connections are in use",
        ),
        rule(
            "PostgresVolumeFillsUp",
            format!(
                "kubelet_volume_stats_available_bytes{{{volumes}}} < 0.15 * kubelet_volume_stats_capacity_bytes{{{volumes}}}"
            ),
            "15m",
            "Less than 15 % of PostgreSQL's volume is free",
        ),
    ];
    if let Some(backups) = &planned.backups {
        rules.push(rule(
            "PostgresArchivingFails",
            format!("cnpg_pg_stat_archiver_last_failed_time{{{of}}} > cnpg_pg_stat_archiver_last_archived_time{{{of}}}"),
            "15m",
            "The write-ahead log cannot be archived: nothing after the last archived segment could be restored, and the volume fills up",
        ));
        let backup =
            |what: &str| format!("max(barman_cloud_cloudnative_pg_io_last_{what}_backup_timestamp{{{of}}})");
        rules.push(rule(
            "PostgresBackupFails",
            format!("{} > {}", backup("failed"), backup("available")),
            "12h",
            "The last backup failed, and none has succeeded since",
        ));
        // Whatever keeps the operator from beginning one. Before the first backup the time is 0.
        rules.extend(backups.longest_gap.map(|minutes| {
            rule(
                "PostgresBackupTooOld",
                format!("time() - {} > {}", backup("available"), u64::from(minutes) * 60),
                "12h",
                "A backup was due and has not succeeded",
            )
        }));
    }
    rules
}

fn rule(alert: &'static str, expr: String, for_: &'static str, summary: &str) -> AlertingRule {
    AlertingRule::new(alert, expr, for_, "critical", summary)
}
