//! Jobs.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/batch/validation`.

use k8s_openapi::api::batch::v1::{Job, JobSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::workload::Ends;
use crate::check::{metadata, number, word, workload};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::longest::JOB;

const CODE: Code = Code::InvalidJob;

/// Checks a Job.
pub(super) fn check(job: &Job, findings: &mut Findings) {
    let name = job.metadata.name.as_deref().unwrap_or_default();
    metadata::length(name, JOB, "its pods carry the name as a label", findings);
    if let Some(spec) = &job.spec {
        let at = Field::root("spec");
        // One completion is counted where nothing is said of either number.
        if spec.parallelism.is_some() {
            completions(spec, &at, findings);
        }
        specification(spec, &at, findings);
    }
}

/// Checks that pods with an index are counted.
pub(super) fn completions(spec: &JobSpec, at: &Field, findings: &mut Findings) {
    if spec.completion_mode.as_deref() == Some("Indexed") && spec.completions.is_none() {
        findings
            .add(CODE, &at.name("completions"), "pods with an index need a number of completions")
            .help("set it");
    }
}

/// Checks what Jobs of both kinds say.
pub(super) fn specification(spec: &JobSpec, at: &Field, findings: &mut Findings) {
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
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{fields, object, with};

    fn pod(restart: &Json) -> Json {
        json!({ "spec": { "restartPolicy": restart, "containers": [{ "name": "a", "image": "b" }] } })
    }

    fn of_job(name: &str, change: Json) -> Vec<String> {
        let spec = with(json!({ "template": pod(&json!("Never")) }), change);
        fields(|findings| check(&object(name, spec), findings))
    }

    #[test]
    fn jobs_have_names_that_fit_into_a_label() {
        assert!(of_job(&"a".repeat(63), json!({})).is_empty());
        assert_eq!(of_job(&"a".repeat(64), json!({})), ["metadata.name"]);
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
}
