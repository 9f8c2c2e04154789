//! How pods are spread over places.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::TopologySpreadConstraint;

use super::label_keys::LabelKeys;
use super::{CODE, other_pods};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{number, selector, word};

/// Checks all constraints of a pod.
pub(super) fn check(constraints: Option<&[TopologySpreadConstraint]>, at: &Field, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (index, constraint) in constraints.into_iter().flatten().enumerate() {
        let at = at.index(index);
        one(constraint, &at, findings);
        if !seen.insert((&constraint.topology_key, &constraint.when_unsatisfiable)) {
            findings
                .add(
                    CODE,
                    &at,
                    format!(
                        "there are two constraints for `{}` with `whenUnsatisfiable: {}`",
                        constraint.topology_key, constraint.when_unsatisfiable
                    ),
                )
                .help("remove one of them");
        }
    }
}

/// The API server takes any key of places, but no node can have a label that cannot be one.
fn one(constraint: &TopologySpreadConstraint, at: &Field, findings: &mut Findings) {
    let when = constraint.when_unsatisfiable.as_str();
    number::positive(constraint.max_skew, CODE, &at.name("maxSkew"), findings);
    other_pods::topology(&constraint.topology_key, &at.name("topologyKey"), findings);
    word::check(when, &["DoNotSchedule", "ScheduleAnyway"], CODE, &at.name("whenUnsatisfiable"), findings);
    if let Some(domains) = constraint.min_domains {
        let at = at.name("minDomains");
        number::positive(domains, CODE, &at, findings);
        if when != "DoNotSchedule" {
            findings
                .add(CODE, &at, "`minDomains` needs `whenUnsatisfiable: DoNotSchedule`")
                .help("remove `minDomains`, or set `whenUnsatisfiable` to `DoNotSchedule`");
        }
    }
    let policies = [
        ("nodeAffinityPolicy", &constraint.node_affinity_policy),
        ("nodeTaintsPolicy", &constraint.node_taints_policy),
    ];
    for (field, policy) in policies {
        word::given(policy.as_deref(), &["Honor", "Ignore"], CODE, &at.name(field), findings);
    }
    let selector = constraint.label_selector.as_ref();
    let equal = constraint.match_label_keys.as_deref().unwrap_or_default();
    LabelKeys { selector, equal, different: &[] }.check(at, findings);
    selector::optional(selector, CODE, &at.name("labelSelector"), findings);
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{fields, pod, table};

    fn constraint(fields: &Json) -> Json {
        let mut all = json!({ "maxSkew": 1, "topologyKey": "zone", "whenUnsatisfiable": "DoNotSchedule" });
        for (field, value) in fields.as_object().unwrap() {
            all[field] = value.clone();
        }
        all
    }

    #[test]
    fn constraints() {
        let wrap = |fields: Json| pod(json!({ "topologySpreadConstraints": [constraint(&fields)] }));
        table(
            wrap,
            &[
                json!({}),
                json!({ "minDomains": 1, "nodeAffinityPolicy": "Honor" }),
                json!({ "labelSelector": {}, "matchLabelKeys": ["a"] }),
            ],
            &[
                json!({ "maxSkew": 0 }),
                json!({ "topologyKey": "" }),
                json!({ "whenUnsatisfiable": "" }),
                json!({ "minDomains": 0 }),
                json!({ "minDomains": 1, "whenUnsatisfiable": "ScheduleAnyway" }),
                json!({ "nodeTaintsPolicy": "honor" }),
                json!({ "matchLabelKeys": ["a"] }),
            ],
        );
    }

    #[test]
    fn one_place_is_constrained_once() {
        let anyway = constraint(&json!({ "whenUnsatisfiable": "ScheduleAnyway" }));
        let two = |other: Json| {
            fields(&pod(json!({ "topologySpreadConstraints": [constraint(&json!({})), other] })))
        };
        assert_eq!(two(anyway), [] as [&str; 0]);
        assert_eq!(two(constraint(&json!({ "maxSkew": 2 }))), ["topologySpreadConstraints[1]"]);
    }
}
