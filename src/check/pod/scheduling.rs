//! The choice of a node.

mod label_keys;
pub(in crate::check) mod node;
pub(in crate::check) mod other_pods;
mod spread;
pub(in crate::check) mod toleration;

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::PodSpec;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, name, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidScheduling;

/// Checks all rules by which a node is chosen for a pod.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    if let Some(selector) = &pod.node_selector {
        label::labels(selector, &at.name("nodeSelector"), findings);
    }
    toleration::check(pod.tolerations.as_deref(), &at.name("tolerations"), findings);
    if let Some(affinity) = &pod.affinity {
        let at = at.name("affinity");
        node::check(affinity, &at, findings);
        other_pods::check(affinity, &at, findings);
    }
    spread::check(
        pod.topology_spread_constraints.as_deref(),
        &at.name("topologySpreadConstraints"),
        findings,
    );
    let (policy, policies) = (pod.preemption_policy.as_deref(), ["PreemptLowerPriority", "Never"]);
    word::given(policy, &policies, CODE, &at.name("preemptionPolicy"), findings);
    gates(pod, at, findings);
}

/// What must be so before the pod is placed, and before it is ready.
fn gates(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let mut names = BTreeSet::new();
    let scheduling = at.name("schedulingGates");
    for (index, gate) in pod.scheduling_gates.iter().flatten().enumerate() {
        let at = scheduling.index(index);
        label::key(&gate.name, &at.name("name"), findings);
        if !names.insert(&gate.name) {
            name::twice("gate", &gate.name, CODE, &at.name("name"), findings);
        }
    }
    let readiness = at.name("readinessGates");
    for (index, gate) in pod.readiness_gates.iter().flatten().enumerate() {
        label::key(&gate.condition_type, &readiness.index(index).name("conditionType"), findings);
    }
}
