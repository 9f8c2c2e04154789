//! The pod runner itself: what a container sees is what the kubelet would show it.

mod database;
mod objects;
mod processes;
mod volumes;

use serde_json::{Value as Json, json};

use super::Node;
use crate::cluster;
use crate::cluster::kubectl::{kubectl, restricted_namespace};

/// A node for a namespace of the test's own, with these objects in it.
fn node_with(namespace: &str, objects: &[Json]) -> Option<Node> {
    if !cluster::is_available() {
        return None;
    }
    let node = Node::start(namespace)?;
    restricted_namespace(namespace);
    apply(namespace, objects);
    Some(node)
}

fn apply(namespace: &str, objects: &[Json]) {
    let list = json!({ "apiVersion": "v1", "kind": "List", "items": objects }).to_string();
    kubectl(&["-n", namespace, "apply", "--server-side", "--force-conflicts", "-f", "-"], &list).unwrap();
}

/// A Deployment that asks for no pods, so that any spec can be stored again and again.
fn deployment(name: &str, volumes: &Json, container: &Json) -> Json {
    let mut main = json!({
        "name": "main", "image": "postgres:15",
        "securityContext": {
            "allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": { "drop": ["ALL"] },
        },
    });
    main.as_object_mut().unwrap().extend(container.as_object().unwrap().clone());
    let labels = json!({ "app": name });
    json!({
        "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": name },
        "spec": { "replicas": 0, "selector": { "matchLabels": labels }, "template": {
            "metadata": { "labels": labels },
            "spec": {
                "securityContext": {
                    "runAsUser": 999, "runAsGroup": 999, "fsGroup": 2000, "runAsNonRoot": true,
                    "seccompProfile": { "type": "RuntimeDefault" },
                },
                "containers": [main], "volumes": volumes,
            },
        } },
    })
}

fn secret(name: &str, key: &str, value: &str) -> Json {
    json!({ "apiVersion": "v1", "kind": "Secret", "metadata": { "name": name }, "stringData": { key: value } })
}
