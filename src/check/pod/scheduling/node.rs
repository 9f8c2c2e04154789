//! Affinity to nodes.

use k8s_openapi::api::core::v1::{Affinity, NodeSelectorRequirement, NodeSelectorTerm};

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, name, number, selector, word};

const OPERATORS: &[&str] = &["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];

/// Checks the affinity to nodes.
pub(in crate::check) fn check(affinity: &Affinity, at: &Field, findings: &mut Findings) {
    let Some(affinity) = &affinity.node_affinity else { return };
    let at = at.name("nodeAffinity");
    if let Some(required) = &affinity.required_during_scheduling_ignored_during_execution {
        let at = at.name("requiredDuringSchedulingIgnoredDuringExecution");
        let at = at.name("nodeSelectorTerms");
        if required.node_selector_terms.is_empty() {
            findings.add(CODE, &at, "there is no term").help("write one, or remove the affinity");
        }
        for (index, one) in required.node_selector_terms.iter().enumerate() {
            let at = at.index(index);
            term(one, &at, findings);
            for (index, requirement) in one.match_expressions.iter().flatten().enumerate() {
                let values = requirement.values.as_deref().unwrap_or_default();
                selector::label_values(
                    values,
                    &at.name("matchExpressions").index(index).name("values"),
                    findings,
                );
            }
        }
    }
    let at = at.name("preferredDuringSchedulingIgnoredDuringExecution");
    for (index, preferred) in
        affinity.preferred_during_scheduling_ignored_during_execution.iter().flatten().enumerate()
    {
        let at = at.index(index);
        number::within(preferred.weight.into(), 1, 100, CODE, &at.name("weight"), findings);
        term(&preferred.preference, &at.name("preference"), findings);
    }
}

/// Checks all but the values of labels, which in a preference may be anything.
fn term(term: &NodeSelectorTerm, at: &Field, findings: &mut Findings) {
    let expressions = at.name("matchExpressions");
    for (index, requirement) in term.match_expressions.iter().flatten().enumerate() {
        let at = expressions.index(index);
        label::key(&requirement.key, &at.name("key"), findings);
        word::check(&requirement.operator, OPERATORS, CODE, &at.name("operator"), findings);
        let values = requirement.values.as_deref().unwrap_or_default();
        selector::values(&requirement.operator, values, CODE, &at.name("values"), findings);
    }
    let fields = at.name("matchFields");
    for (index, requirement) in term.match_fields.iter().flatten().enumerate() {
        field(requirement, &fields.index(index), findings);
    }
}

/// The name is the only field of a node that can be selected, and by one value.
fn field(requirement: &NodeSelectorRequirement, at: &Field, findings: &mut Findings) {
    word::check(&requirement.key, &["metadata.name"], CODE, &at.name("key"), findings);
    word::check(&requirement.operator, &["In", "NotIn"], CODE, &at.name("operator"), findings);
    let values = requirement.values.as_deref().unwrap_or_default();
    let at = at.name("values");
    if matches!(requirement.operator.as_str(), "In" | "NotIn") && values.len() != 1 {
        findings
            .add(CODE, &at, "a field of a node is held against exactly one value")
            .help("write one value");
    }
    if requirement.key == "metadata.name" {
        for (index, value) in values.iter().enumerate() {
            name::object("Node", value, &at.index(index), findings);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{pod, table};

    #[test]
    fn required_and_preferred_nodes() {
        let required = |terms: Json| json!({ "requiredDuringSchedulingIgnoredDuringExecution": { "nodeSelectorTerms": terms } });
        let one = |operator: &str, values: Json| json!({ "matchExpressions": [{ "key": "a", "operator": operator, "values": values }] });
        let name = |operator: &str, values: Json| json!({ "matchFields": [{ "key": "metadata.name", "operator": operator, "values": values }] });
        let preferred = |weight: i32, term: Json| json!({ "preferredDuringSchedulingIgnoredDuringExecution": [{ "weight": weight, "preference": term }] });
        table(
            |affinity| pod(json!({ "affinity": { "nodeAffinity": affinity } })),
            &[
                required(json!([one("In", json!(["b"])), one("Exists", json!([])), {}])),
                required(json!([one("Gt", json!(["x"]))])),
                required(json!([name("In", json!(["n"]))])),
                preferred(1, one("In", json!(["b c"]))),
            ],
            &[
                required(json!([])),
                required(json!([one("In", json!([]))])),
                required(json!([one("In", json!(["b c"]))])),
                required(json!([one("Exists", json!(["b"]))])),
                required(json!([one("Gt", json!(["1", "2"]))])),
                required(json!([one("in", json!(["b"]))])),
                required(json!([name("In", json!(["a", "b"]))])),
                required(json!([name("Exists", json!([]))])),
                required(json!([{ "matchFields": [{ "key": "a", "operator": "In", "values": ["b"] }] }])),
                preferred(0, json!({})),
                preferred(101, json!({})),
            ],
        );
    }
}
