//! Selectors of labels.
//!
//! Source: `ValidateLabelSelector` in `k8s.io/apimachinery/pkg/apis/meta/v1/validation`.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, LabelSelectorRequirement};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, word};
use crate::diagnostic::Code;

const OPERATORS: [&str; 4] = ["In", "NotIn", "Exists", "DoesNotExist"];

/// Checks a selector.
pub(super) fn check(selector: &LabelSelector, code: Code, at: &Field, findings: &mut Findings) {
    if let Some(labels) = &selector.match_labels {
        label::labels(labels, &at.name("matchLabels"), findings);
    }
    let expressions = at.name("matchExpressions");
    for (index, requirement) in selector.match_expressions.iter().flatten().enumerate() {
        let at = expressions.index(index);
        label::key(&requirement.key, &at.name("key"), findings);
        word::check(&requirement.operator, &OPERATORS, code, &at.name("operator"), findings);
        let (listed, at) = (requirement.values.as_deref().unwrap_or_default(), at.name("values"));
        values(&requirement.operator, listed, code, &at, findings);
        label_values(listed, &at, findings);
    }
}

/// The same for a selector that may be left out.
pub(super) fn optional(selector: Option<&LabelSelector>, code: Code, at: &Field, findings: &mut Findings) {
    if let Some(selector) = selector {
        check(selector, code, at, findings);
    }
}

/// Checks that there are as many values as an operator takes. Those of nodes know `Gt` and `Lt`, too.
pub(super) fn values(operator: &str, values: &[String], code: Code, at: &Field, findings: &mut Findings) {
    let (problem, help) = match (operator, values.len()) {
        ("In" | "NotIn", 0) => ("needs a value", "list the values"),
        ("Exists" | "DoesNotExist", 1..) => {
            ("takes no value", "remove the values, or compare by `In` or `NotIn`")
        }
        ("Gt" | "Lt", 0 | 2..) => ("takes one value", "write one whole number"),
        _ => return,
    };
    findings.add(code, at, format!("the operator `{operator}` {problem}")).help(help);
}

/// Checks values that are labels'.
pub(super) fn label_values(values: &[String], at: &Field, findings: &mut Findings) {
    for (index, value) in values.iter().enumerate() {
        label::value(value, &at.index(index), findings);
    }
}

/// Whether a selector takes something with these labels.
pub(super) fn matches(selector: &LabelSelector, labels: &BTreeMap<String, String>) -> bool {
    let has = |requirement: &LabelSelectorRequirement| {
        let value = labels.get(&requirement.key);
        let listed =
            value.is_some_and(|value| requirement.values.iter().flatten().any(|other| other == value));
        match requirement.operator.as_str() {
            "In" => listed,
            "NotIn" => !listed,
            "Exists" => value.is_some(),
            "DoesNotExist" => value.is_none(),
            _ => true,
        }
    };
    selector.match_labels.as_ref().is_none_or(|wanted| takes(wanted, labels))
        && selector.match_expressions.iter().flatten().all(has)
}

/// The same for a selector that is a map.
pub(super) fn takes(wanted: &BTreeMap<String, String>, labels: &BTreeMap<String, String>) -> bool {
    wanted.iter().all(|(key, value)| labels.get(key) == Some(value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::check::testing::fields;

    fn selector(json: serde_json::Value) -> LabelSelector {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn expressions_have_the_values_that_their_operator_wants() {
        for (operator, values, faults) in [
            ("In", json!(["a"]), 0),
            ("In", json!([]), 1),
            ("NotIn", json!(["a b"]), 1),
            ("Exists", json!([]), 0),
            ("Exists", json!(["a"]), 1),
            ("Gt", json!(["1"]), 1),
            ("", json!([]), 1),
        ] {
            let expression = json!({ "key": "k", "operator": operator, "values": values });
            let selector = selector(json!({ "matchExpressions": [expression] }));
            let at = Field::root("spec");
            let found = fields(|findings| check(&selector, Code::InvalidLabel, &at, findings));
            assert_eq!(found.len(), faults, "{operator}");
        }
    }

    #[test]
    fn a_selector_takes_what_fulfils_all_of_it() {
        let labels = BTreeMap::from([("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
        let expression = |operator, values: &[&str]| {
            selector(json!({ "matchExpressions": [{ "key": "a", "operator": operator, "values": values }] }))
        };
        assert!(matches(&selector(json!({})), &labels));
        assert!(matches(&selector(json!({ "matchLabels": { "a": "1" } })), &labels));
        assert!(!matches(&selector(json!({ "matchLabels": { "a": "2" } })), &labels));
        assert!(!matches(&selector(json!({ "matchLabels": { "a": "1", "c": "1" } })), &labels));
        assert!(matches(&expression("In", &["1", "3"]), &labels));
        assert!(!matches(&expression("NotIn", &["1"]), &labels));
        assert!(!matches(&expression("DoesNotExist", &[]), &labels));
    }
}
