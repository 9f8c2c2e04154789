//! Selectors of labels.
//!
//! Source: `ValidateLabelSelector` in `k8s.io/apimachinery/pkg/apis/meta/v1/validation`.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, LabelSelectorRequirement};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::label;
use crate::diagnostic::Code;

/// Checks a selector.
pub(super) fn check(selector: &LabelSelector, at: &Field, findings: &mut Findings) {
    if let Some(labels) = &selector.match_labels {
        label::labels(labels, &at.name("matchLabels"), findings);
    }
    let expressions = at.name("matchExpressions");
    for (index, requirement) in selector.match_expressions.iter().flatten().enumerate() {
        expression(requirement, &expressions.index(index), findings);
    }
}

fn expression(requirement: &LabelSelectorRequirement, at: &Field, findings: &mut Findings) {
    let values = requirement.values.as_deref().unwrap_or_default();
    match requirement.operator.as_str() {
        "In" | "NotIn" if values.is_empty() => {
            findings
                .add(
                    Code::InvalidLabel,
                    &at.name("values"),
                    format!("`{}` compares with no value", requirement.operator),
                )
                .help("list the values");
        }
        "Exists" | "DoesNotExist" if !values.is_empty() => {
            findings
                .add(
                    Code::InvalidLabel,
                    &at.name("values"),
                    format!("`{}` compares with no value, and some are listed", requirement.operator),
                )
                .help("remove the values, or compare by `In` or `NotIn`");
        }
        "In" | "NotIn" | "Exists" | "DoesNotExist" => {}
        other => {
            findings
                .add(
                    Code::InvalidLabel,
                    &at.name("operator"),
                    format!("`{other}` is no operator of a selector"),
                )
                .help("choose from `In`, `NotIn`, `Exists` and `DoesNotExist`");
        }
    }
    label::key(&requirement.key, &at.name("key"), findings);
    let at = at.name("values");
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
            let mut findings = Findings::default();
            let expression = json!({ "key": "k", "operator": operator, "values": values });
            let selector = selector(json!({ "matchExpressions": [expression] }));
            check(&selector, &Field::root("spec"), &mut findings);
            assert_eq!(findings.into_list().len(), faults, "{operator}");
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
