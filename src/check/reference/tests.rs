//! Releases whose objects fit together, and others.

use serde_json::{Value as Json, json};

use super::check;
use super::known::{INSTANCE, Known};
use crate::check::testing;
use crate::render::object::Object;

fn fields(objects: &[Object]) -> Vec<String> {
    testing::fields(|findings| {
        let known = Known::new(objects, findings);
        for object in objects {
            check(object, &known, findings);
        }
    })
}

fn metadata(name: &str) -> Json {
    json!({ "name": name, "namespace": "n", "labels": { INSTANCE: "r" } })
}

fn set(service: &str) -> Object {
    let labels = json!({ INSTANCE: "r", "a": "b" });
    let spec = json!({
        "serviceName": service,
        "selector": { "matchLabels": labels },
        "template": { "metadata": { "labels": labels } },
    });
    Object::StatefulSet(serde_json::from_value(json!({ "metadata": metadata("s"), "spec": spec })).unwrap())
}

fn service(name: &str, selector: &Json) -> Object {
    let spec = json!({ "selector": selector });
    Object::Service(serde_json::from_value(json!({ "metadata": metadata(name), "spec": spec })).unwrap())
}

#[test]
fn selectors_of_the_release_s_own_pods_take_some() {
    let set = || set("s");
    assert!(fields(&[set(), service("s", &json!({ INSTANCE: "r" }))]).is_empty());
    let missing = json!({ INSTANCE: "r", "a": "c" });
    assert_eq!(fields(&[set(), service("s", &missing)]), ["spec.selector"]);
    let of_others = json!({ INSTANCE: "other", "a": "c" });
    assert!(fields(&[set(), service("s", &of_others)]).is_empty());
    let policy = |pods: Json| {
        let spec = json!({ "podSelector": { "matchLabels": pods } });
        let object = json!({ "metadata": metadata("p"), "spec": spec });
        Object::NetworkPolicy(serde_json::from_value(object).unwrap())
    };
    assert!(fields(&[policy(json!({ "sandbox": "x" }))]).is_empty());
    assert_eq!(fields(&[policy(missing.clone())]), ["spec.podSelector"]);
    let spec = json!({ "selector": { "matchLabels": missing } });
    let budget = serde_json::from_value(json!({ "metadata": metadata("b"), "spec": spec })).unwrap();
    assert_eq!(fields(&[Object::PodDisruptionBudget(budget)]), ["spec.selector"]);
}

#[test]
fn names_are_there_and_there_once() {
    assert_eq!(fields(&[set("other")]), ["spec.serviceName"]);
    let one = || service("s", &json!({}));
    assert_eq!(fields(&[one(), one()]), ["metadata.name"]);
    assert!(fields(&[one(), service("t", &json!({}))]).is_empty());
    let binding = |kind: &str| {
        let role = json!({ "apiGroup": "g", "kind": kind, "name": "r" });
        let object = json!({ "metadata": metadata("b"), "roleRef": role });
        Object::RoleBinding(serde_json::from_value(object).unwrap())
    };
    assert_eq!(fields(&[binding("Role")]), ["roleRef.name"]);
    assert!(fields(&[binding("ClusterRole")]).is_empty());
}

#[test]
fn ports_of_services_are_those_of_their_pods() {
    let labels = json!({ INSTANCE: "r", "a": "b" });
    let port = |name: &str| json!([{ "name": name, "containerPort": 1 }]);
    let pod = json!({
        "containers": [{ "name": "a", "ports": port("web") }],
        "initContainers": [
            { "name": "b", "ports": port("beside"), "restartPolicy": "Always" },
            { "name": "c", "ports": port("before") },
        ],
    });
    let spec = json!({
        "selector": { "matchLabels": labels },
        "template": { "metadata": { "labels": labels }, "spec": pod },
    });
    let object = json!({ "metadata": metadata("d"), "spec": spec });
    let deployment = Object::Deployment(serde_json::from_value(object).unwrap());
    let to = |target: Json, protocol: &str, selector: Json| {
        let ports = json!([{ "port": 80, "targetPort": target, "protocol": protocol }]);
        let spec = json!({ "selector": selector, "ports": ports });
        let object = json!({ "metadata": { "name": "s", "namespace": "n" }, "spec": spec });
        let service = Object::Service(serde_json::from_value(object).unwrap());
        fields(&[service, deployment.clone()])
    };
    let own = || json!({ "a": "b" });
    for target in [json!("web"), json!("beside"), json!(9), json!("")] {
        assert!(to(target.clone(), "TCP", own()).is_empty(), "{target}");
    }
    let found = ["spec.ports[0].targetPort"];
    assert_eq!(to(json!("before"), "TCP", own()), found);
    assert_eq!(to(json!("http"), "", own()), found);
    assert_eq!(to(json!("web"), "UDP", own()), found);
    // Pods that are there already may have it.
    assert!(to(json!("http"), "TCP", json!({ "a": "c" })).is_empty());
    assert!(to(json!("http"), "TCP", json!({})).is_empty());
}
