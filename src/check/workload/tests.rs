//! Workloads, good and bad.

use serde_json::{Value as Json, json};

use super::{deployment, stateful_set};
use crate::check::testing::{fields, object, with};

const POD: &str =
    r#"{"metadata":{"labels":{"a":"b","c":"d"}},"spec":{"containers":[{"name":"a","image":"b"}]}}"#;

fn spec(change: Json) -> Json {
    let template: Json = serde_json::from_str(POD).unwrap();
    with(json!({ "selector": { "matchLabels": { "a": "b" } }, "template": template }), change)
}

fn of_deployment(name: &str, change: Json) -> Vec<String> {
    fields(|findings| deployment::check(&object(name, spec(change)), findings))
}

fn of_stateful_set(name: &str, change: Json) -> Vec<String> {
    fields(|findings| stateful_set::check(&object(name, spec(change)), findings))
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
        template["spec"] = with(template["spec"].take(), pod);
        let found = of_stateful_set("a", json!({ "template": template }));
        assert_eq!(found, [format!("spec.template.spec.{at}")]);
    }
}
