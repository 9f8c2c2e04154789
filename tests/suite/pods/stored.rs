//! Objects as the API server holds them.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::cluster::kubectl::kubectl;

/// An object; a test that asks for one that does not exist fails.
#[track_caller]
pub fn object(namespace: &str, kind: &str, name: &str) -> Json {
    let (stdout, _) = kubectl(&["-n", namespace, "get", kind, name, "-o", "json"], "").unwrap();
    serde_json::from_str(&stdout).unwrap()
}

/// The entries of a Secret or ConfigMap.
#[track_caller]
pub fn data(namespace: &str, kind: &str, name: &str) -> BTreeMap<String, Vec<u8>> {
    let object = object(namespace, kind, name);
    let entries = |field: &str| object[field].as_object().cloned().unwrap_or_default();
    let decoded = |value: &Json| STANDARD.decode(value.as_str().unwrap()).unwrap();
    let plain = |value: &Json| value.as_str().unwrap().as_bytes().to_vec();
    let is_secret = kind == "secret";
    let read = |value: &Json| if is_secret { decoded(value) } else { plain(value) };
    entries("data")
        .iter()
        .map(|(key, value)| (key.clone(), read(value)))
        .chain(entries("binaryData").iter().map(|(key, value)| (key.clone(), decoded(value))))
        .collect()
}

/// The entries of a Secret or ConfigMap that may be missing where the reference says so.
#[track_caller]
pub fn optional_data(namespace: &str, kind: &str, name: &str, reference: &Json) -> BTreeMap<String, Vec<u8>> {
    let exists = || kubectl(&["-n", namespace, "get", kind, name], "").is_ok();
    if reference["optional"] == true && !exists() { BTreeMap::new() } else { data(namespace, kind, name) }
}
