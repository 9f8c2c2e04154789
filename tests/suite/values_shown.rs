//! No setting is forgotten: each one of defaults.yaml, set to something recognizable, shows in the output.

pub mod context;
mod server;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use context::special;
use openshell_deploy::reference::examples;
use openshell_deploy::values::merge::merge;

use crate::support::{KEY, documents, render, run};
use crate::values_schema::WITHOUT_DEFAULT;

/// What texts and numbers are set to, unless [`special`] says otherwise. Nothing else prints these.
const TEXT: &str = "m4rk3d";
const NUMBER: u64 = 31337;

/// Settings without a place of their own in the output; each has a test of its own.
const WITHOUT_PLACE: [&str; 6] = [
    // A section whose settings have no default, so that they come by themselves.
    "highAvailability.peer",
    // Ends a note, or a refusal.
    "agentSandbox.preflight.enabled",
    // For the command `lint` alone.
    "lint.failOn",
    "lint.ignore",
    // Ends a refusal.
    "workload.allowMultiReplicaStatefulSet",
    // Each mode needs settings that the other refuses; both are rendered here.
    "postgres.mode",
];

#[test]
fn every_setting_shows() {
    let defaults: Json =
        serde_json::from_str(&run(["values", "--show-secrets", "-o", "json"]).success()).unwrap();
    let mut settings = settings(&defaults);
    settings.extend(WITHOUT_DEFAULT.iter().map(|path| ((*path).to_owned(), &Json::Null)));
    assert!(settings.len() > 280, "{}", settings.len());
    for path in WITHOUT_PLACE {
        assert!(settings.iter().any(|(found, _)| found == path), "{path}");
    }
    let hidden: Vec<String> = settings
        .into_iter()
        .filter(|(path, _)| !WITHOUT_PLACE.contains(&path.as_str()))
        .filter_map(|(path, default)| complaint(&path, default))
        .collect();
    assert!(hidden.is_empty(), "{} settings do not show:\n{}", hidden.len(), hidden.join("\n"));
}

/// Why a setting does not show, or None.
fn complaint(path: &str, default: &Json) -> Option<String> {
    let (value, sign) = special(path).unwrap_or_else(|| marked(default));
    let needs = examples::needs(path);
    let before = examples::before(path).map_or(needs.clone(), |before| merge(needs.clone(), before));
    let needs = needs.to_json().to_string();
    let before = output(render(&before.to_json().to_string(), &[]).success());
    let run = match &value {
        // Texts last of all flags, so that even the key that all tests set can be set again.
        Json::String(text) => render(&needs, &["--set-string", &format!("{path}={text}")]),
        value => render(&needs, &["--set-json", &format!("{path}={value}")]),
    };
    if run.status != Some(0) {
        return Some(format!("{path}: {value} is refused:\n{}", run.stderr));
    }
    let after = output(run.stdout);
    let shows = after != before && after.contains(sign) && (sign.is_empty() || !before.contains(sign));
    (!shows).then(|| format!("{path}: {value}"))
}

/// The settings of a tree with their paths: everything but maps that hold further settings.
pub fn settings(tree: &Json) -> Vec<(String, &Json)> {
    let mut settings = Vec::new();
    let mut open = vec![(String::new(), tree)];
    while let Some((path, value)) = open.pop() {
        match value.as_object().filter(|map| !map.is_empty()) {
            Some(map) => open.extend(map.iter().map(|(key, value)| match path.as_str() {
                "" => (key.clone(), value),
                path => (format!("{path}.{key}"), value),
            })),
            None => settings.push((path, value)),
        }
    }
    settings
}

/// Another value of the same type, and the text that it prints; switches print none.
fn marked(default: &Json) -> (Json, &'static str) {
    match default {
        Json::Bool(switch) => (json!(!switch), ""),
        Json::Number(_) => (json!(NUMBER), "31337"),
        Json::Array(_) => (json!([TEXT]), TEXT),
        Json::Object(_) => (json!({ TEXT: TEXT }), TEXT),
        Json::String(_) | Json::Null => (json!(TEXT), TEXT),
    }
}

/// What is printed, with the content of Secrets in the clear.
fn output(stream: String) -> String {
    let documents = documents(&stream);
    let secrets = documents.iter().filter(|document| document["kind"] == "Secret");
    let data = secrets.flat_map(|secret| secret["data"].as_object().unwrap().values());
    let clear =
        data.map(|value| String::from_utf8(STANDARD.decode(value.as_str().unwrap()).unwrap()).unwrap());
    let clear: Vec<String> = clear.collect();
    stream + &clear.join("\n")
}

#[test]
fn the_preflight_shows_as_a_note() {
    let key = format!("server.credentialStorage.keyEncryptionKey={KEY}");
    let note = |enabled: &str| {
        let run =
            run(["render", "--set", &key, "--set", &format!("agentSandbox.preflight.enabled={enabled}")]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        run.stderr
    };
    assert!(note("true").contains("Agent Sandbox"));
    assert_eq!(note("false"), "");
}

#[test]
fn several_replicas_of_a_stateful_set_must_be_allowed() {
    let values = "replicaCount: 2\nserver: {externalDbSecret: db}";
    assert!(render(values, &[]).refusal().contains("workload.allowMultiReplicaStatefulSet"));
    let allowed = render(values, &["--set", "workload.allowMultiReplicaStatefulSet=true"]).success();
    assert!(allowed.contains("kind: StatefulSet") && allowed.contains("replicas: 2"));
}
