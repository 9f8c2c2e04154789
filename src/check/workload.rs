//! What Deployments, `StatefulSet`s and Jobs have in common: pods by a template.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/apps/validation`, and what the controllers make of the names.

pub(super) mod deployment;
pub(super) mod stateful_set;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PodTemplateSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{metadata, pod, selector, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidWorkload;

/// Checks that the workload selects the pods that it makes, and not all pods.
fn own_pods(pods: &LabelSelector, template: &PodTemplateSpec, spec: &Field, findings: &mut Findings) {
    selector::check(pods, Code::InvalidLabel, &spec.name("selector"), findings);
    let is_empty = pods.match_labels.as_ref().is_none_or(BTreeMap::is_empty)
        && pods.match_expressions.as_ref().is_none_or(Vec::is_empty);
    if is_empty {
        findings
            .add(Code::InvalidLabel, &spec.name("selector"), "it selects all pods")
            .help("give it the labels of the workload's own pods");
        return;
    }
    let none = BTreeMap::new();
    let labels = template.metadata.as_ref().and_then(|metadata| metadata.labels.as_ref()).unwrap_or(&none);
    if !selector::matches(pods, labels) {
        let template = spec.name("template");
        let metadata = template.name("metadata");
        findings
            .add(
                Code::InvalidLabel,
                &metadata.name("labels"),
                "the workload's selector does not take these labels",
            )
            .help("leave the labels by which the pods are selected as they are");
    }
}

/// Checks the template of pods that restart always, or never do. Which words there are is a rule of pods.
///
/// `claims` are those that a StatefulSet makes for each pod.
pub(super) fn template(
    template: &PodTemplateSpec,
    claims: &[PersistentVolumeClaim],
    ends: Ends,
    at: &Field,
    findings: &mut Findings,
) {
    if let Some(metadata) = &template.metadata {
        metadata::labels_and_annotations(metadata, &at.name("metadata"), findings);
    }
    if let Some(spec) = &template.spec {
        let at = at.name("spec");
        let policy = word::set(spec.restart_policy.as_deref()).unwrap_or("Always");
        let restart = at.name("restartPolicy");
        if ends == Ends::Ever && policy == "Always" {
            findings
                .add(Code::InvalidJob, &restart, "the pods of a Job end, and these would always be restarted")
                .help("set it to `Never` or `OnFailure`");
        }
        if ends == Ends::Never && matches!(policy, "OnFailure" | "Never") {
            findings.add(CODE, &restart, "the pods of this workload are always restarted").help("remove it");
        }
        if ends == Ends::Never && spec.active_deadline_seconds.is_some() {
            let at = at.name("activeDeadlineSeconds");
            findings.add(CODE, &at, "the pods of this workload run without a deadline").help("remove it");
        }
    }
    pod::check(template, claims, at, findings);
}

/// Whether pods end by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    Ever,
    Never,
}
