//! Target helm against recorded renderings of the chart: fixtures/conformance, one folder a case.
//!
//! - `case.json`: release, namespace, versions, values files and flags; `"fails": true` where the chart refuses.
//! - `values*.yaml`: the input.
//! - `expected.json`: what the chart rendered, in the normal form of [`normal`], in its order.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value as Json};

use crate::support::{KEY, documents, fixture, run};

/// Where Kubernetes takes an empty map or list for none.
const EMPTY_IS_ABSENT: [&str; 15] = [
    "resources",
    "annotations",
    "labels",
    "nodeSelector",
    "tolerations",
    "affinity",
    "imagePullSecrets",
    "securityContext",
    "env",
    "volumes",
    "volumeMounts",
    "hostnames",
    "data",
    "status",
    "creationTimestamp",
];

#[test]
fn target_helm_renders_what_the_chart_renders() {
    let mut folders: Vec<_> =
        fs::read_dir(fixture("conformance")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert_eq!(folders.len(), 80);
    let complaints: Vec<String> = folders.iter().filter_map(|folder| complaint(folder)).collect();
    assert!(complaints.is_empty(), "{} of 80 differ:\n{}", complaints.len(), complaints.join("\n"));
}

fn complaint(folder: &Path) -> Option<String> {
    let name = folder.file_name().unwrap().to_string_lossy();
    let case: Json = serde_json::from_str(&fs::read_to_string(folder.join("case.json")).unwrap()).unwrap();
    let result = run(arguments(&case, folder));
    if case["fails"] == true {
        result.refusal();
        return None;
    }
    let got: Vec<Json> = documents(&result.success()).into_iter().map(normal).collect();
    let expected: Vec<Json> =
        serde_json::from_str(&fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let identities = |objects: &[Json]| objects.iter().map(identity).collect::<Vec<_>>();
    if identities(&got) != identities(&expected) {
        return Some(format!("{name}: expected {:#?}, got {:#?}", identities(&expected), identities(&got)));
    }
    let (expected, got) = expected.iter().zip(&got).find(|(expected, got)| expected != got)?;
    Some(format!("{name}: expected {expected:#}\ngot {got:#}"))
}

fn arguments(case: &Json, folder: &Path) -> Vec<String> {
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let mut args: Vec<String> = vec!["render".into(), text(&case["release"]), "--target=helm".into()];
    args.extend(["-n".into(), text(&case["namespace"]), "--app-version=0.0.0".into()]);
    args.extend(["--kube-version".into(), text(&case["kubeVersion"])]);
    for api in case["apiVersions"].as_array().into_iter().flatten() {
        args.extend(["--api-versions".into(), text(api)]);
    }
    for file in case["values"].as_array().unwrap() {
        args.extend(["-f".into(), folder.join(text(file)).display().to_string()]);
    }
    for pair in case["set"].as_array().into_iter().flatten() {
        args.extend(pair.as_array().unwrap().iter().map(text));
    }
    args.extend(["--set-string".into(), format!("server.credentialStorage.keyEncryptionKey={KEY}")]);
    args
}

fn identity(object: &Json) -> String {
    let part = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let metadata = &object["metadata"];
    [&object["apiVersion"], &object["kind"], &metadata["namespace"], &metadata["name"]].map(part).join("/")
}

/// Nulls and meaningless emptiness dropped, gateway.toml parsed, checksums and the random key blanked out.
fn normal(object: Json) -> Json {
    let mut object = clean(object).unwrap();
    if let Some(toml) = object.pointer_mut("/data/gateway.toml") {
        let table: toml::Table = toml.as_str().unwrap().parse().unwrap();
        *toml = serde_json::to_value(table).unwrap();
    }
    if let Some(key) = object.pointer_mut("/data/key-encryption-key") {
        *key = "<random>".into();
    }
    object
}

fn clean(value: Json) -> Option<Json> {
    match value {
        Json::Null => None,
        Json::Array(list) => Some(list.into_iter().filter_map(clean).collect()),
        Json::Object(map) => {
            Some(Json::Object(map.into_iter().filter_map(clean_entry).collect::<Map<_, _>>()))
        }
        other => Some(other),
    }
}

fn clean_entry((key, value): (String, Json)) -> Option<(String, Json)> {
    let value = clean(value)?;
    let empty = value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty);
    if empty && EMPTY_IS_ABSENT.contains(&key.as_str()) {
        return None;
    }
    let value = if key.starts_with("checksum/") { "<checksum>".into() } else { value };
    Some((key, value))
}
