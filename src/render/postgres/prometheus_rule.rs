//! PrometheusRule of the server: what somebody should be woken for.

use std::collections::BTreeMap;

use super::COMPONENT;
use super::volumes::{DATA, WAL};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Claim;
use crate::render::custom::prometheus_operator::{AlertingRule, PrometheusRule, RuleGroup};
use crate::render::metadata::{component, labelled};

/// Alerts on the server, its volumes and its backups.
///
/// `pg_…` is `postgres_exporter`'s, `kubelet_…` the kubelet's and `kube_…` that of kube-state-metrics.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> PrometheusRule {
    let labels = &plan.values.postgres.metrics.prometheus_rule.labels;
    let metadata = component(plan, COMPONENT, server.names.server());
    let group = RuleGroup { name: server.names.server(), rules: rules(plan, server) };
    PrometheusRule::new(labelled(metadata, labels), vec![group])
}

fn rules(plan: &Plan, server: &PostgresServer) -> Vec<AlertingRule> {
    let namespace = &plan.release.namespace;
    let of_server = format!("namespace=\"{namespace}\",service=\"{}\"", server.names.server());
    let mut rules = vec![
        rule(
            "PostgresDown",
            format!("pg_up{{{of_server}}} == 0 or absent(pg_up{{{of_server}}})"),
            "5m",
            "PostgreSQL does not answer",
        ),
        rule(
            "PostgresConnectionsRunOut",
            format!(
                "sum(pg_stat_activity_count{{{of_server}}}) > 0.8 * max(pg_settings_max_connections{{{of_server}}})"
            ),
            "10m",
            "More than 80 % of PostgreSQL's connections are in use",
        ),
    ];
    rules.extend(claims(server).into_iter().map(|claim| {
        let volume = format!("namespace=\"{namespace}\",persistentvolumeclaim=\"{claim}\"");
        rule(
            "PostgresVolumeFillsUp",
            format!("kubelet_volume_stats_available_bytes{{{volume}}} < 0.15 * kubelet_volume_stats_capacity_bytes{{{volume}}}"),
            "15m",
            "Less than 15 % of PostgreSQL's volume is free",
        )
    }));
    if server.pgbackrest.is_some() {
        rules.push(rule(
            "PostgresArchivingFails",
            format!("increase(pg_stat_archiver_failed_count{{{of_server}}}[15m]) > 0"),
            "15m",
            "The write-ahead log cannot be archived: nothing after the last archived segment could be restored, and the volume fills up",
        ));
    }
    rules.extend(backups(server).into_iter().map(|(cron_job, hours)| {
        let job = format!("namespace=\"{namespace}\",cronjob=\"{cron_job}\"");
        rule(
            "PostgresBackupTooOld",
            format!("time() - kube_cronjob_status_last_successful_time{{{job}}} > {hours} * 3600"),
            "1h",
            "A backup job has not succeeded for too long",
        )
    }));
    rules
}

fn claims(server: &PostgresServer) -> Vec<String> {
    let data = match &server.volumes.data {
        Claim::Made(_) => server.names.claim(DATA),
        Claim::Existing(name) => name.clone(),
    };
    [data].into_iter().chain(server.volumes.wal.as_ref().map(|_| server.names.claim(WAL))).collect()
}

/// CronJobs that make backups, and the hours after which one is missed by the default schedules: a week and a day for
/// full backups, a day and a half for dumps.
fn backups(server: &PostgresServer) -> Vec<(String, u32)> {
    let dumps = server.backup.as_ref().map(|_| (server.names.cron_job("backup"), 36));
    let full = server.pgbackrest.as_ref().map(|_| (server.names.cron_job("pgbackrest-full"), 192));
    dumps.into_iter().chain(full).collect()
}

fn rule(alert: &'static str, expr: String, for_: &'static str, summary: &str) -> AlertingRule {
    AlertingRule {
        alert,
        expr,
        for_,
        labels: BTreeMap::from([("severity", "critical")]),
        annotations: BTreeMap::from([("summary", summary.to_owned())]),
    }
}
