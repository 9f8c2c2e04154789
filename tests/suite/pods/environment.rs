//! The environment of a container.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::expansion::expand;
use super::pod::Pod;
use super::{image, stored};

/// All variables of a container: the image's, the runtime's, then the stored ones in their order.
pub fn of(pod: &Pod, container: &Json) -> BTreeMap<String, String> {
    let mut variables: BTreeMap<String, String> =
        image::environment(container["image"].as_str().unwrap()).into_iter().collect();
    variables.insert("HOSTNAME".into(), pod.name().into());
    variables.insert("HOME".into(), "/".into());
    if let Some(api_server) = pod.node().api_server() {
        variables.insert("KUBERNETES_SERVICE_HOST".into(), api_server.host.clone());
        variables.insert("KUBERNETES_SERVICE_PORT".into(), "443".into());
    }
    let namespace = pod.node().namespace();
    for source in container["envFrom"].as_array().into_iter().flatten() {
        let prefix = source["prefix"].as_str().unwrap_or_default();
        for (kind, field) in [("secret", "secretRef"), ("configmap", "configMapRef")] {
            if let Some(reference) = source.get(field) {
                let name = reference["name"].as_str().unwrap();
                let data = stored::optional_data(namespace, kind, name, reference);
                variables
                    .extend(data.into_iter().map(|(key, value)| (format!("{prefix}{key}"), text(value))));
            }
        }
    }
    for variable in container["env"].as_array().into_iter().flatten() {
        let value = match variable.get("valueFrom") {
            Some(source) => referred(pod, source),
            None => Some(expand(variable["value"].as_str().unwrap_or_default(), &variables)),
        };
        if let Some(value) = value {
            variables.insert(variable["name"].as_str().unwrap().into(), value);
        }
    }
    variables
}

/// The value that a reference leads to; None for an optional one that leads nowhere.
fn referred(pod: &Pod, source: &Json) -> Option<String> {
    for (kind, field) in [("secret", "secretKeyRef"), ("configmap", "configMapKeyRef")] {
        if let Some(reference) = source.get(field) {
            let (name, key) = (reference["name"].as_str().unwrap(), reference["key"].as_str().unwrap());
            let mut data = stored::optional_data(pod.node().namespace(), kind, name, reference);
            let value = data.remove(key);
            assert!(value.is_some() || reference["optional"] == true, "{kind} {name} has no key {key}");
            return value.map(text);
        }
    }
    let path = source.pointer("/fieldRef/fieldPath").and_then(Json::as_str);
    let value = match path.unwrap_or_else(|| panic!("variables of this kind are not simulated: {source}")) {
        "metadata.name" => pod.name(),
        "metadata.namespace" => pod.node().namespace(),
        "status.podIP" | "status.hostIP" => "127.0.0.1",
        "spec.serviceAccountName" => pod.spec()["serviceAccountName"].as_str().unwrap(),
        other => panic!("the field {other} is not simulated"),
    };
    Some(value.to_owned())
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}
