//! Budgets for the disruption of pods.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/policy/validation`.

use k8s_openapi::api::policy::v1::PodDisruptionBudget;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{count, selector, word};
use crate::diagnostic::Code;

/// Checks a PodDisruptionBudget.
pub(super) fn check(object: &PodDisruptionBudget, findings: &mut Findings) {
    let Some(spec) = &object.spec else { return };
    let at = Field::root("spec");
    if spec.min_available.is_some() && spec.max_unavailable.is_some() {
        findings
            .add(Code::InvalidWorkload, &at, "`minAvailable` and `maxUnavailable` exclude each other")
            .help("leave one of them");
    }
    for (name, count) in [("minAvailable", &spec.min_available), ("maxUnavailable", &spec.max_unavailable)] {
        if let Some(count) = count {
            count::check(count, true, Code::InvalidWorkload, &at.name(name), findings);
        }
    }
    selector::optional(spec.selector.as_ref(), Code::InvalidLabel, &at.name("selector"), findings);
    let (policy, policies) =
        (spec.unhealthy_pod_eviction_policy.as_deref(), ["AlwaysAllow", "IfHealthyBudget"]);
    let at = at.name("unhealthyPodEvictionPolicy");
    word::given(policy, &policies, Code::InvalidWorkload, &at, findings);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::testing::{fields, object};

    #[test]
    fn a_budget_is_one_count() {
        for (spec, expected) in [
            (json!({ "minAvailable": 1 }), &[][..]),
            (json!({ "maxUnavailable": "50%" }), &[]),
            (json!({ "minAvailable": 1, "maxUnavailable": 1 }), &["spec"]),
            (json!({ "minAvailable": -1 }), &["spec.minAvailable"]),
            (json!({ "maxUnavailable": "101%" }), &["spec.maxUnavailable"]),
            (json!({ "unhealthyPodEvictionPolicy": "Never" }), &["spec.unhealthyPodEvictionPolicy"]),
        ] {
            let found = fields(|findings| check(&object("a", spec.clone()), findings));
            assert_eq!(found, expected, "{spec}");
        }
    }
}
