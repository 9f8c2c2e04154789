//! CronJobs: backups, the check of the repository, the restore test.

use k8s_openapi::api::batch::v1::{CronJob, JobSpec};
use k8s_openapi::api::core::v1::{EphemeralVolumeSource, PersistentVolumeClaimTemplate, Volume, VolumeMount};

use super::{COMPONENT, containers, job, volumes};
use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::render::volume::{config_map, mount, read_only};
use crate::render::{claim, job as jobs};

/// All jobs that have a schedule.
#[must_use]
pub fn all(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> Vec<CronJob> {
    let schedules = &planned.schedules;
    let backups = [
        ("full", Some(&schedules.full)),
        ("diff", schedules.differential.as_ref()),
        ("incr", schedules.incremental.as_ref()),
    ];
    let on = |suffix: &str, schedule: &str, spec: JobSpec| {
        let name = server.names.cron_job(&format!("pgbackrest-{suffix}"));
        let time_zone = plan.values.pgbackrest.backup.time_zone.to_option();
        jobs::cron_job(plan, (COMPONENT, name), (schedule, time_zone), spec)
    };
    let backups = backups.into_iter().filter_map(|(kind, schedule)| {
        Some(on(kind, schedule?, client(plan, server, planned, &["/scripts/backup.sh", kind])))
    });
    let verify = schedules
        .verify
        .iter()
        .map(|schedule| on("verify", schedule, client(plan, server, planned, &["/scripts/verify.sh"])));
    let restore_test = schedules
        .restore_test
        .iter()
        .map(|schedule| on("restore-test", schedule, restore_test(plan, server, planned)));
    backups.chain(verify).chain(restore_test).collect()
}

/// A job that reaches the data over TLS.
#[must_use]
pub fn client(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest, command: &[&str]) -> JobSpec {
    let mounts = vec![read_only("pgbackrest-tls", "/etc/pgbackrest-tls")];
    let container = containers::job(plan, server, planned, command, (Vec::new(), mounts));
    job::spec(plan, server, planned, ("client", container), vec![volumes::of_client(server, planned)])
}

fn restore_test(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> JobSpec {
    let mounts: Vec<VolumeMount> = vec![
        mount("scratch", "/scratch"),
        read_only("config", "/etc/postgresql"),
        mount("run", "/var/run/postgresql"),
    ];
    let container =
        containers::job(plan, server, planned, &["/scripts/restore-test.sh"], (Vec::new(), mounts));
    let volumes = vec![
        scratch(plan, planned),
        config_map("config", &server.names.with("postgres-config")),
        crate::render::volume::empty_dir("run"),
    ];
    // The volume lives as long as the pod, and holds a copy of everything.
    JobSpec {
        ttl_seconds_after_finished: Some(job::DAY),
        ..job::spec(plan, server, planned, ("instance", container), volumes)
    }
}

/// A volume that comes and goes with the pod.
fn scratch(plan: &Plan, planned: &Pgbackrest) -> Volume {
    let class = plan.values.pgbackrest.restore_test.storage_class.to_option();
    let template = PersistentVolumeClaimTemplate {
        spec: claim::spec(&planned.scratch, class, &["ReadWriteOnce".to_owned()]),
        ..Default::default()
    };
    Volume {
        name: "scratch".into(),
        ephemeral: Some(EphemeralVolumeSource { volume_claim_template: Some(template) }),
        ..Default::default()
    }
}
