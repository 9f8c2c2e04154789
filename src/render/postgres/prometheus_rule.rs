//! PrometheusRule of the server: what somebody should be woken for.

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
    rules.extend(cron_jobs(server).into_iter().map(|cron_job| {
        let job = format!("namespace=\"{namespace}\",cronjob=\"{cron_job}\"");
        let (begun, succeeded) =
            ("kube_cronjob_status_last_schedule_time", "kube_cronjob_status_last_successful_time");
        rule(
            "PostgresBackupTooOld",
            // Whatever the schedule is: what has begun must end well within half a day, also the first time.
            format!(
                "{begun}{{{job}}} > {succeeded}{{{job}}} or {begun}{{{job}}} unless {succeeded}{{{job}}}"
            ),
            "12h",
            "A backup, or the check of one, was due and has not succeeded",
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

/// CronJobs that make and check backups.
fn cron_jobs(server: &PostgresServer) -> Vec<String> {
    let dumps = server.backup.as_ref().map(|_| server.names.cron_job("backup"));
    let physical = server.pgbackrest.iter().flat_map(|planned| {
        let schedules = &planned.schedules;
        let kinds = [
            ("full", true),
            ("diff", schedules.differential.is_some()),
            ("incr", schedules.incremental.is_some()),
            ("verify", schedules.verify.is_some()),
            ("restore-test", schedules.restore_test.is_some()),
        ];
        kinds.into_iter().filter(|(_, is_on)| *is_on).map(|(kind, _)| format!("pgbackrest-{kind}"))
    });
    dumps.into_iter().chain(physical.map(|name| server.names.cron_job(&name))).collect()
}

fn rule(alert: &'static str, expr: String, for_: &'static str, summary: &str) -> AlertingRule {
    AlertingRule::new(alert, expr, for_, "critical", summary)
}
