//! Jobs, and CronJobs that make them.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/batch/validation`.

use k8s_openapi::api::batch::v1::{CronJob, Job, JobSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::workload::Ends;
use crate::check::{metadata, number, time_zone, word, workload};
use crate::diagnostic::Code;
use crate::plan::cron;

const CODE: Code = Code::InvalidJob;

/// Pods are labelled with the name of their Job.
const LONGEST_JOB: usize = 63;

/// The name of a CronJob's Job ends in a dash and ten digits.
const LONGEST_CRON_JOB: usize = LONGEST_JOB - 11;

/// Checks a Job.
pub(super) fn job(job: &Job, findings: &mut Findings) {
    let name = job.metadata.name.as_deref().unwrap_or_default();
    metadata::length(name, LONGEST_JOB, "its pods carry the name as a label", findings);
    if let Some(spec) = &job.spec {
        let at = Field::root("spec");
        // One completion is counted where nothing is said of either number.
        if spec.parallelism.is_some() {
            completions(spec, &at, findings);
        }
        specification(spec, &at, findings);
    }
}

/// Checks a CronJob.
pub(super) fn cron_job(job: &CronJob, findings: &mut Findings) {
    let name = job.metadata.name.as_deref().unwrap_or_default();
    metadata::length(name, LONGEST_CRON_JOB, "the names of its Jobs are longer by 11 characters", findings);
    let (spec, at) = (&job.spec, Field::root("spec"));
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
        completions(spec, &at, findings);
        specification(spec, &at, findings);
    }
}

fn completions(spec: &JobSpec, at: &Field, findings: &mut Findings) {
    if spec.completion_mode.as_deref() == Some("Indexed") && spec.completions.is_none() {
        findings
            .add(CODE, &at.name("completions"), "pods with an index need a number of completions")
            .help("set it");
    }
}

fn specification(spec: &JobSpec, at: &Field, findings: &mut Findings) {
    for (name, number) in [
        ("parallelism", spec.parallelism.map(i64::from)),
        ("completions", spec.completions.map(i64::from)),
        ("activeDeadlineSeconds", spec.active_deadline_seconds),
        ("backoffLimit", spec.backoff_limit.map(i64::from)),
        ("ttlSecondsAfterFinished", spec.ttl_seconds_after_finished.map(i64::from)),
    ] {
        number::not_negative(number, CODE, &at.name(name), findings);
    }
    let modes = ["NonIndexed", "Indexed"];
    word::given(spec.completion_mode.as_deref(), &modes, CODE, &at.name("completionMode"), findings);
    let replacements = ["TerminatingOrFailed", "Failed"];
    let replacement = spec.pod_replacement_policy.as_deref();
    word::given(replacement, &replacements, CODE, &at.name("podReplacementPolicy"), findings);
    workload::template(&spec.template, &[], Ends::Ever, &at.name("template"), findings);
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value as Json, json};

    use super::*;

    fn pod(restart: &Json) -> Json {
        json!({ "spec": { "restartPolicy": restart, "containers": [{ "name": "a", "image": "b" }] } })
    }

    fn fields(check: impl Fn(&mut Findings)) -> Vec<String> {
        let mut findings = Findings::default();
        check(&mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    fn of_job(name: &str, change: Json) -> Vec<String> {
        let mut spec = json!({ "template": pod(&json!("Never")) });
        spec.as_object_mut().unwrap().extend(serde_json::from_value::<Map<String, Json>>(change).unwrap());
        let object = serde_json::from_value(json!({ "metadata": { "name": name }, "spec": spec })).unwrap();
        fields(|findings| job(&object, findings))
    }

    fn of_cron_job(name: &str, change: Json) -> Vec<String> {
        let mut spec = json!({
            "schedule": "30 2 * * *", "jobTemplate": { "spec": { "template": pod(&json!("Never")) } },
        });
        spec.as_object_mut().unwrap().extend(serde_json::from_value::<Map<String, Json>>(change).unwrap());
        let object = serde_json::from_value(json!({ "metadata": { "name": name }, "spec": spec })).unwrap();
        fields(|findings| cron_job(&object, findings))
    }

    #[test]
    fn jobs_have_names_that_fit_into_a_label() {
        assert!(of_job(&"a".repeat(63), json!({})).is_empty());
        assert_eq!(of_job(&"a".repeat(64), json!({})), ["metadata.name"]);
        assert!(of_cron_job(&"a".repeat(52), json!({})).is_empty());
        assert_eq!(of_cron_job(&"a".repeat(53), json!({})), ["metadata.name"]);
    }

    #[test]
    fn jobs_count_from_zero_and_their_pods_end() {
        assert!(of_job("a", json!({ "backoffLimit": 0, "activeDeadlineSeconds": 0 })).is_empty());
        for name in
            ["parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "ttlSecondsAfterFinished"]
        {
            assert_eq!(of_job("a", json!({ name: -1 })), [format!("spec.{name}")]);
        }
        assert_eq!(
            of_job("a", json!({ "completionMode": "Indexed", "parallelism": 1 })),
            ["spec.completions"]
        );
        assert_eq!(of_job("a", json!({ "completionMode": "indexed" })), ["spec.completionMode"]);
        for restart in [json!("Always"), Json::Null] {
            let found = of_job("a", json!({ "template": pod(&restart) }));
            assert_eq!(found, ["spec.template.spec.restartPolicy"], "{restart}");
        }
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
        let job = json!({ "spec": { "backoffLimit": -1, "template": pod(&json!("Never")) } });
        assert_eq!(of_cron_job("a", json!({ "jobTemplate": job })), ["spec.jobTemplate.spec.backoffLimit"]);
    }
}
