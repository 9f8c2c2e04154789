//! Affinity to other pods, and distance from them.

use k8s_openapi::api::core::v1::{
    Affinity, PodAffinity, PodAffinityTerm, PodAntiAffinity, WeightedPodAffinityTerm,
};

use super::CODE;
use super::label_keys::LabelKeys;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, name, number, selector};
use crate::diagnostic::Code;

/// Checks both.
pub(super) fn check(affinity: &Affinity, at: &Field, findings: &mut Findings) {
    if let Some(near) = &affinity.pod_affinity {
        self::near(near, &at.name("podAffinity"), findings);
    }
    if let Some(far) = &affinity.pod_anti_affinity {
        self::far(far, &at.name("podAntiAffinity"), findings);
    }
}

/// Checks affinity to other pods.
pub(in crate::check) fn near(near: &PodAffinity, at: &Field, findings: &mut Findings) {
    required(near.required_during_scheduling_ignored_during_execution.as_deref(), at, findings);
    preferred(near.preferred_during_scheduling_ignored_during_execution.as_deref(), at, findings);
}

/// Checks the distance from other pods.
pub(in crate::check) fn far(far: &PodAntiAffinity, at: &Field, findings: &mut Findings) {
    required(far.required_during_scheduling_ignored_during_execution.as_deref(), at, findings);
    preferred(far.preferred_during_scheduling_ignored_during_execution.as_deref(), at, findings);
}

fn required(terms: Option<&[PodAffinityTerm]>, at: &Field, findings: &mut Findings) {
    let at = at.name("requiredDuringSchedulingIgnoredDuringExecution");
    for (index, one) in terms.into_iter().flatten().enumerate() {
        term(one, &at.index(index), findings);
    }
}

fn preferred(terms: Option<&[WeightedPodAffinityTerm]>, at: &Field, findings: &mut Findings) {
    let at = at.name("preferredDuringSchedulingIgnoredDuringExecution");
    for (index, one) in terms.into_iter().flatten().enumerate() {
        let at = at.index(index);
        number::within(one.weight.into(), 1, 100, CODE, &at.name("weight"), findings);
        term(&one.pod_affinity_term, &at.name("podAffinityTerm"), findings);
    }
}

fn term(term: &PodAffinityTerm, at: &Field, findings: &mut Findings) {
    selector::optional(term.label_selector.as_ref(), CODE, &at.name("labelSelector"), findings);
    selector::optional(term.namespace_selector.as_ref(), CODE, &at.name("namespaceSelector"), findings);
    let namespaces = at.name("namespaces");
    for (index, namespace) in term.namespaces.iter().flatten().enumerate() {
        name::namespace(namespace, Code::InvalidObjectName, &namespaces.index(index), findings);
    }
    let keys = LabelKeys {
        selector: term.label_selector.as_ref(),
        equal: term.match_label_keys.as_deref().unwrap_or_default(),
        different: term.mismatch_label_keys.as_deref().unwrap_or_default(),
    };
    keys.check(at, findings);
    topology(&term.topology_key, &at.name("topologyKey"), findings);
}

/// Checks the label of nodes that makes them one place.
pub(super) fn topology(key: &str, at: &Field, findings: &mut Findings) {
    if key.is_empty() {
        findings
            .add(CODE, at, "the label of nodes that makes them one place is missing")
            .help("write one, such as `kubernetes.io/hostname` or `topology.kubernetes.io/zone`");
    } else {
        label::key(key, at, findings);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{pod, table};

    #[test]
    fn terms() {
        let wrap = |mut term: Json| {
            term["topologyKey"] = term.get("topologyKey").cloned().unwrap_or("zone".into());
            let term = json!({ "weight": 1, "podAffinityTerm": term });
            pod(
                json!({ "affinity": { "podAntiAffinity": { "preferredDuringSchedulingIgnoredDuringExecution": [term] } } }),
            )
        };
        let selector = |operator: &str, values: Json| json!({ "labelSelector": { "matchExpressions": [{ "key": "a", "operator": operator, "values": values }] } });
        let keys = |keys: Json, labels: Json| json!({ "matchLabelKeys": keys, "labelSelector": { "matchLabels": labels } });
        table(
            wrap,
            &[
                json!({}),
                json!({ "namespaces": ["a"], "namespaceSelector": {} }),
                selector("In", json!(["b"])),
                keys(json!(["a"]), json!({ "b": "c" })),
            ],
            &[
                json!({ "topologyKey": "" }),
                json!({ "topologyKey": "a b" }),
                json!({ "namespaces": ["A"] }),
                json!({ "labelSelector": { "matchLabels": { "a": "b c" } } }),
                selector("In", json!([])),
                selector("Exists", json!(["b"])),
                selector("Gt", json!(["1"])),
                selector("In", json!(["b c"])),
                json!({ "matchLabelKeys": ["a"] }),
                keys(json!(["a"]), json!({ "a": "c" })),
                keys(json!(["a b"]), json!({})),
                json!({ "labelSelector": {}, "matchLabelKeys": ["a"], "mismatchLabelKeys": ["a"] }),
            ],
        );
    }
}
