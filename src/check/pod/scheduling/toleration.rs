//! Taints that a pod tolerates.

use k8s_openapi::api::core::v1::Toleration;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, word};

/// `Lt` and `Gt` stand behind a feature gate that is off.
const OPERATORS: &[&str] = &["Equal", "Exists"];

const EFFECTS: &[&str] = &["NoSchedule", "PreferNoSchedule", "NoExecute"];

/// Checks tolerations.
pub(in crate::check) fn check(tolerations: Option<&[Toleration]>, at: &Field, findings: &mut Findings) {
    for (index, toleration) in tolerations.into_iter().flatten().enumerate() {
        one(toleration, &at.index(index), findings);
    }
}

fn one(toleration: &Toleration, at: &Field, findings: &mut Findings) {
    let operator = word::set(toleration.operator.as_deref());
    let value = toleration.value.as_deref().unwrap_or_default();
    match word::set(toleration.key.as_deref()) {
        Some(key) => label::key(key, &at.name("key"), findings),
        None if operator == Some("Exists") => {}
        None => {
            findings
                .add(CODE, &at.name("operator"), "a toleration without a key must have the operator `Exists`")
                .help("name the key of the taint, or set `operator` to `Exists` to tolerate every taint");
        }
    }
    match operator {
        None | Some("Equal") => label::value(value, &at.name("value"), findings),
        Some("Exists") if !value.is_empty() => {
            findings
                .add(CODE, &at.name("value"), "the operator `Exists` takes no value")
                .help("remove `value`, or set `operator` to `Equal`");
        }
        Some(operator) => word::check(operator, OPERATORS, CODE, &at.name("operator"), findings),
    }
    let effect = word::set(toleration.effect.as_deref());
    word::optional(effect, EFFECTS, CODE, &at.name("effect"), findings);
    if toleration.toleration_seconds.is_some() && effect != Some("NoExecute") {
        findings
            .add(
                CODE,
                &at.name("effect"),
                "only a toleration of the effect `NoExecute` ends after some seconds",
            )
            .help("set `effect` to `NoExecute`, or remove `tolerationSeconds`");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{pod, table};

    #[test]
    fn tolerations() {
        let wrap = |toleration: Json| pod(json!({ "tolerations": [toleration] }));
        table(
            wrap,
            &[
                json!({ "operator": "Exists" }),
                json!({ "key": "a", "value": "b", "effect": "NoSchedule" }),
                json!({ "key": "a", "operator": "Equal", "effect": "NoExecute", "tolerationSeconds": -1 }),
            ],
            &[
                json!({}),
                json!({ "value": "b" }),
                json!({ "key": "a b", "operator": "Exists" }),
                json!({ "key": "a", "operator": "Exists", "value": "b" }),
                json!({ "key": "a", "operator": "exists" }),
                json!({ "key": "a", "operator": "Lt", "value": "1" }),
                json!({ "key": "a", "value": "b c" }),
                json!({ "key": "a", "effect": "NoSchedul" }),
                json!({ "key": "a", "tolerationSeconds": 1 }),
                json!({ "key": "a", "tolerationSeconds": 1, "effect": "NoSchedule" }),
            ],
        );
    }
}
