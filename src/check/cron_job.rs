//! CronJobs.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/batch/validation`.

use k8s_openapi::api::batch::v1::CronJob;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{job, metadata, number, time_zone, word};
use crate::diagnostic::Code;
use crate::plan::cron;
use crate::plan::kubernetes_names::longest::CRON_JOB;

const CODE: Code = Code::InvalidJob;

/// Checks a CronJob.
pub(super) fn check(cron_job: &CronJob, findings: &mut Findings) {
    let name = cron_job.metadata.name.as_deref().unwrap_or_default();
    metadata::length(name, CRON_JOB, "the names of its Jobs are longer by 11 characters", findings);
    let (spec, at) = (&cron_job.spec, Field::root("spec"));
    if let Some(fault) = cron::fault_of(&spec.schedule) {
        findings
            .add(CODE, &at.name("schedule"), format!("`{}` is no schedule: {fault}", spec.schedule))
            .help("write five fields as in cron, such as `30 2 * * *` for every day at 02:30");
    }
    if let Some(zone) = spec.time_zone.as_deref().filter(|zone| !time_zone::is_known(zone)) {
        let finding =
            findings.add(CODE, &at.name("timeZone"), format!("`{zone}` is no time zone that is known"));
        match time_zone::meant(zone) {
            Some(meant) => finding.help(format!("write `{meant}`")),
            None => finding.help("write the name of a zone, such as `Europe/Berlin`, or `Etc/UTC`"),
        };
    }
    let policies = ["Allow", "Forbid", "Replace"];
    let policy = spec.concurrency_policy.as_deref();
    word::optional(policy, &policies, CODE, &at.name("concurrencyPolicy"), findings);
    for (name, number) in [
        ("startingDeadlineSeconds", spec.starting_deadline_seconds),
        ("successfulJobsHistoryLimit", spec.successful_jobs_history_limit.map(i64::from)),
        ("failedJobsHistoryLimit", spec.failed_jobs_history_limit.map(i64::from)),
    ] {
        number::not_negative(number, CODE, &at.name(name), findings);
    }
    let at = at.name("jobTemplate");
    if let Some(metadata) = &spec.job_template.metadata {
        metadata::labels_and_annotations(metadata, &at.name("metadata"), findings);
    }
    if let Some(spec) = &spec.job_template.spec {
        let at = at.name("spec");
        job::completions(spec, &at, findings);
        job::specification(spec, &at, findings);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{fields, object, with};

    fn job() -> Json {
        let pod = json!({ "restartPolicy": "Never", "containers": [{ "name": "a", "image": "b" }] });
        json!({ "template": { "spec": pod } })
    }

    fn of_cron_job(name: &str, change: Json) -> Vec<String> {
        let spec = with(json!({ "schedule": "30 2 * * *", "jobTemplate": { "spec": job() } }), change);
        fields(|findings| check(&object(name, spec), findings))
    }

    #[test]
    fn the_names_of_jobs_fit_into_a_label() {
        assert!(of_cron_job(&"a".repeat(52), json!({})).is_empty());
        assert_eq!(of_cron_job(&"a".repeat(53), json!({})), ["metadata.name"]);
    }

    #[test]
    fn cron_jobs_have_a_schedule_in_a_zone() {
        for zone in ["UTC", "Europe/Berlin"] {
            assert!(of_cron_job("a", json!({ "timeZone": zone })).is_empty(), "{zone}");
        }
        for zone in ["", "Local", "local", "CEST", "europe/berlin"] {
            assert_eq!(of_cron_job("a", json!({ "timeZone": zone })), ["spec.timeZone"], "{zone}");
        }
        assert_eq!(of_cron_job("a", json!({ "schedule": "60 * * * *" })), ["spec.schedule"]);
        assert_eq!(of_cron_job("a", json!({ "concurrencyPolicy": "Never" })), ["spec.concurrencyPolicy"]);
        assert_eq!(
            of_cron_job("a", json!({ "failedJobsHistoryLimit": -1 })),
            ["spec.failedJobsHistoryLimit"]
        );
        let job = json!({ "spec": with(job(), json!({ "backoffLimit": -1 })) });
        assert_eq!(of_cron_job("a", json!({ "jobTemplate": job })), ["spec.jobTemplate.spec.backoffLimit"]);
    }
}
