//! Deployments and `StatefulSet`s.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/apps/validation`, and what the controllers make of the names.

use std::collections::BTreeMap;

use k8s_openapi::api::apps::v1::{Deployment, DeploymentStrategy, StatefulSet, StatefulSetUpdateStrategy};
use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PodTemplateSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{claim, count, metadata, name, number, pod, selector, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::label_problem;

const CODE: Code = Code::InvalidWorkload;

/// The pods of a StatefulSet carry its name, a dash and ten characters as a label.
const LONGEST_STATEFUL_SET: usize = 52;

/// The name of a Deployment's `ReplicaSet` ends in a dash and ten characters.
const LONGEST_DEPLOYMENT: usize = 242;

/// Checks a Deployment.
pub(super) fn deployment(object: &Deployment, findings: &mut Findings) {
    let name = object.metadata.name.as_deref().unwrap_or_default();
    metadata::length(
        name,
        LONGEST_DEPLOYMENT,
        "the names of its ReplicaSets are longer by 11 characters",
        findings,
    );
    let (spec, at) = (&object.spec, Field::root("spec"));
    for (name, number) in [
        ("replicas", spec.replicas),
        ("minReadySeconds", spec.min_ready_seconds),
        ("revisionHistoryLimit", spec.revision_history_limit),
        ("progressDeadlineSeconds", spec.progress_deadline_seconds),
    ] {
        number::not_negative(number, CODE, &at.name(name), findings);
    }
    // The API server sets a deadline of ten minutes where there is none.
    let deadline = spec.progress_deadline_seconds.unwrap_or(600);
    if deadline <= spec.min_ready_seconds.unwrap_or_default() {
        findings
            .add(
                CODE,
                &at.name("progressDeadlineSeconds"),
                format!("within {deadline} s no pod can have been ready for as long as it must"),
            )
            .help("set it to more than `minReadySeconds`");
    }
    if let Some(strategy) = &spec.strategy {
        deployment_strategy(strategy, &at.name("strategy"), findings);
    }
    own_pods(&spec.selector, &spec.template, &at, findings);
    template(&spec.template, &[], Ends::Never, &at.name("template"), findings);
}

fn deployment_strategy(strategy: &DeploymentStrategy, at: &Field, findings: &mut Findings) {
    let kind = word::set(strategy.type_.as_deref()).unwrap_or("RollingUpdate");
    word::check(kind, &["Recreate", "RollingUpdate"], CODE, &at.name("type"), findings);
    let Some(rolling) = &strategy.rolling_update else { return };
    let at = at.name("rollingUpdate");
    if kind == "Recreate" {
        findings
            .add(CODE, &at, "pods are removed before new ones come, so nothing rolls")
            .help("remove it, or set the strategy's type to `RollingUpdate`");
        return;
    }
    let mut count = |name, count: &Option<_>| {
        count.as_ref().map(|count| count::check(count, name != "maxSurge", CODE, &at.name(name), findings))
    };
    let counts = [count("maxUnavailable", &rolling.max_unavailable), count("maxSurge", &rolling.max_surge)];
    if counts == [Some(Some(0)); 2] {
        findings
            .add(CODE, &at.name("maxUnavailable"), "no pod may go, and none may come first")
            .help("set `maxUnavailable` or `maxSurge` to 1 or more");
    }
}

/// Checks a StatefulSet.
pub(super) fn stateful_set(object: &StatefulSet, findings: &mut Findings) {
    let name = object.metadata.name.as_deref().unwrap_or_default();
    metadata::length(
        name,
        LONGEST_STATEFUL_SET,
        "its pods carry a label that is longer by 11 characters",
        findings,
    );
    let (spec, at) = (&object.spec, Field::root("spec"));
    for (name, number) in [("replicas", spec.replicas), ("minReadySeconds", spec.min_ready_seconds)] {
        number::not_negative(number, CODE, &at.name(name), findings);
    }
    let start = spec.ordinals.as_ref().and_then(|ordinals| ordinals.start);
    number::not_negative(start, CODE, &at.name("ordinals").name("start"), findings);
    if let Some(service) = word::set(spec.service_name.as_deref()) {
        let at = at.name("serviceName");
        name::check("Service", service, label_problem, Code::InvalidService, &at, findings);
    }
    let (management, policies) = (spec.pod_management_policy.as_deref(), ["OrderedReady", "Parallel"]);
    word::optional(management, &policies, CODE, &at.name("podManagementPolicy"), findings);
    if let Some(strategy) = &spec.update_strategy {
        update_strategy(strategy, &at.name("updateStrategy"), findings);
    }
    if let Some(retention) = &spec.persistent_volume_claim_retention_policy {
        let at = at.name("persistentVolumeClaimRetentionPolicy");
        for (name, policy) in
            [("whenDeleted", &retention.when_deleted), ("whenScaled", &retention.when_scaled)]
        {
            let (policy, policies) = (policy.as_deref(), ["Retain", "Delete"]);
            word::optional(policy, &policies, Code::InvalidVolume, &at.name(name), findings);
        }
    }
    let templates = at.name("volumeClaimTemplates");
    for (index, claim) in spec.volume_claim_templates.iter().flatten().enumerate() {
        claim::template(claim, &templates.index(index), findings);
    }
    own_pods(&spec.selector, &spec.template, &at, findings);
    let claims = spec.volume_claim_templates.as_deref().unwrap_or_default();
    template(&spec.template, claims, Ends::Never, &at.name("template"), findings);
}

fn update_strategy(strategy: &StatefulSetUpdateStrategy, at: &Field, findings: &mut Findings) {
    let kind = word::set(strategy.type_.as_deref()).unwrap_or("RollingUpdate");
    word::check(kind, &["RollingUpdate", "OnDelete"], CODE, &at.name("type"), findings);
    let Some(rolling) = &strategy.rolling_update else { return };
    let at = at.name("rollingUpdate");
    if kind == "OnDelete" {
        findings
            .add(CODE, &at, "pods change only when they are deleted, so nothing rolls")
            .help("remove it, or set the strategy's type to `RollingUpdate`");
        return;
    }
    number::not_negative(rolling.partition, CODE, &at.name("partition"), findings);
    let at = at.name("maxUnavailable");
    let most = rolling.max_unavailable.as_ref();
    if most.and_then(|most| count::check(most, true, CODE, &at, findings)) == Some(0) {
        findings.add(CODE, &at, "no pod may go, so none is replaced").help("set it to 1 or more");
    }
}

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

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value as Json, json};

    use super::*;

    const POD: &str =
        r#"{"metadata":{"labels":{"a":"b","c":"d"}},"spec":{"containers":[{"name":"a","image":"b"}]}}"#;

    fn spec(change: Json) -> Json {
        let template: Json = serde_json::from_str(POD).unwrap();
        let mut spec = json!({ "selector": { "matchLabels": { "a": "b" } }, "template": template });
        spec.as_object_mut().unwrap().extend(serde_json::from_value::<Map<String, Json>>(change).unwrap());
        spec
    }

    fn of_deployment(name: &str, change: Json) -> Vec<String> {
        let object = json!({ "metadata": { "name": name }, "spec": spec(change) });
        let mut findings = Findings::default();
        deployment(&serde_json::from_value(object).unwrap(), &mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    fn of_stateful_set(name: &str, change: Json) -> Vec<String> {
        let object = json!({ "metadata": { "name": name }, "spec": spec(change) });
        let mut findings = Findings::default();
        stateful_set(&serde_json::from_value(object).unwrap(), &mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    #[test]
    fn names_leave_room_for_what_controllers_append() {
        assert!(of_stateful_set(&"a".repeat(52), json!({})).is_empty());
        assert_eq!(of_stateful_set(&"a".repeat(53), json!({})), ["metadata.name"]);
        assert!(of_deployment(&"a".repeat(242), json!({})).is_empty());
        assert_eq!(of_deployment(&"a".repeat(243), json!({})), ["metadata.name"]);
    }

    #[test]
    fn a_workload_selects_the_pods_that_it_makes() {
        let selector = |json: Json| json!({ "selector": json });
        assert!(of_deployment("a", selector(json!({ "matchLabels": { "a": "b", "c": "d" } }))).is_empty());
        assert_eq!(of_deployment("a", selector(json!({}))), ["spec.selector"]);
        let other = selector(json!({ "matchLabels": { "a": "c" } }));
        assert_eq!(of_deployment("a", other.clone()), ["spec.template.metadata.labels"]);
        assert_eq!(of_stateful_set("a", other), ["spec.template.metadata.labels"]);
    }

    #[test]
    fn strategies_go_with_their_type() {
        let strategy = |json: Json| of_deployment("a", json!({ "strategy": json }));
        assert!(strategy(json!({ "type": "Recreate" })).is_empty());
        assert!(strategy(json!({ "rollingUpdate": { "maxSurge": 1, "maxUnavailable": 0 } })).is_empty());
        assert_eq!(strategy(json!({ "type": "Rolling" })), ["spec.strategy.type"]);
        let rolling = "spec.strategy.rollingUpdate";
        assert_eq!(strategy(json!({ "type": "Recreate", "rollingUpdate": { "maxSurge": 1 } })), [rolling]);
        let stuck = json!({ "rollingUpdate": { "maxSurge": "0%", "maxUnavailable": 0 } });
        assert_eq!(strategy(stuck), [format!("{rolling}.maxUnavailable")]);
        let update = |json: Json| of_stateful_set("a", json!({ "updateStrategy": json }));
        assert!(update(json!({ "type": "OnDelete" })).is_empty());
        let rolling = "spec.updateStrategy.rollingUpdate";
        assert_eq!(update(json!({ "type": "OnDelete", "rollingUpdate": { "partition": 1 } })), [rolling]);
        assert_eq!(update(json!({ "rollingUpdate": { "partition": -1 } })), [format!("{rolling}.partition")]);
        let none = json!({ "rollingUpdate": { "maxUnavailable": "0%" } });
        assert_eq!(update(none), [format!("{rolling}.maxUnavailable")]);
    }

    #[test]
    fn numbers_are_not_negative_and_words_known() {
        for name in ["replicas", "minReadySeconds", "revisionHistoryLimit"] {
            assert_eq!(of_deployment("a", json!({ name: -1 })), [format!("spec.{name}")]);
            assert!(of_deployment("a", json!({ name: 0 })).is_empty(), "{name}");
        }
        assert_eq!(of_deployment("a", json!({ "minReadySeconds": 600 })), ["spec.progressDeadlineSeconds"]);
        assert_eq!(of_stateful_set("a", json!({ "replicas": -1 })), ["spec.replicas"]);
        assert_eq!(of_stateful_set("a", json!({ "ordinals": { "start": -1 } })), ["spec.ordinals.start"]);
        assert_eq!(of_stateful_set("a", json!({ "serviceName": "a.b" })), ["spec.serviceName"]);
        assert!(of_stateful_set("a", json!({ "serviceName": "" })).is_empty());
        assert_eq!(of_stateful_set("a", json!({ "podManagementPolicy": "x" })), ["spec.podManagementPolicy"]);
        let keep = json!({ "persistentVolumeClaimRetentionPolicy": { "whenScaled": "Keep" } });
        let at = "spec.persistentVolumeClaimRetentionPolicy.whenScaled";
        assert_eq!(of_stateful_set("a", keep), [at]);
    }

    #[test]
    fn pods_of_workloads_restart_always_and_have_no_deadline() {
        for (pod, at) in [
            (json!({ "restartPolicy": "Never" }), "restartPolicy"),
            (json!({ "activeDeadlineSeconds": 1 }), "activeDeadlineSeconds"),
        ] {
            let mut template: Json = serde_json::from_str(POD).unwrap();
            template["spec"].as_object_mut().unwrap().extend(pod.as_object().unwrap().clone());
            let found = of_stateful_set("a", json!({ "template": template }));
            assert_eq!(found, [format!("spec.template.spec.{at}")]);
        }
    }
}
