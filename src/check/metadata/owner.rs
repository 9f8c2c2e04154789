//! The objects with which an object goes.
//!
//! Source: `ValidateOwnerReferences` in `k8s.io/apimachinery/pkg/api/validation`.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::OwnerReference;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;

/// Checks the owners of an object.
pub(super) fn check(owners: &[OwnerReference], at: &Field, findings: &mut Findings) {
    let mut has_controller = false;
    for (index, owner) in owners.iter().enumerate() {
        // The API server drops what stands there twice.
        if owners[..index].contains(owner) {
            continue;
        }
        one(owner, &at.index(index), findings);
        if owner.controller == Some(true) && std::mem::replace(&mut has_controller, true) {
            findings
                .add(CODE, &at.index(index).name("controller"), "another owner is the controller already")
                .help("set `controller: true` for one owner only");
        }
    }
}

fn one(owner: &OwnerReference, at: &Field, findings: &mut Findings) {
    for (field, text) in [("kind", &owner.kind), ("name", &owner.name)] {
        if text.is_empty() {
            findings
                .add(CODE, &at.name(field), format!("the owner has no {field}"))
                .help("write that of an object that exists");
        }
    }
    if owner.uid.is_empty() {
        findings
            .add(CODE, &at.name("uid"), "the owner has no uid")
            .help("write that of the object in the cluster: `kubectl get KIND NAME -o jsonpath={.metadata.uid}`")
            .help("or remove the owner: what is applied with the release is removed with it");
    }
    if !is_version(&owner.api_version) {
        findings
            .add(CODE, &at.name("apiVersion"), format!("`{}` is no version of an API", owner.api_version))
            .help("write the group and the version, such as `apps/v1`, or `v1` alone for the core group");
    } else if owner.kind == "Event" && matches!(owner.api_version.as_str(), "v1" | "/v1") {
        findings.add(CODE, &at.name("kind"), "an Event owns nothing").help("name another owner");
    }
}

/// Whether there is a version, behind a group or without one.
fn is_version(text: &str) -> bool {
    let version = text.split_once('/').map_or(text, |(_, version)| version);
    !version.is_empty() && !version.contains('/')
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{self, with};

    fn fields(owners: Json) -> Vec<String> {
        let owners: Vec<OwnerReference> = serde_json::from_value(owners).unwrap();
        testing::fields(|findings| check(&owners, &Field::root("o"), findings))
    }

    fn owner(change: Json) -> Json {
        with(json!({ "apiVersion": "apps/v1", "kind": "Deployment", "name": "a", "uid": "b" }), change)
    }

    #[test]
    fn owners_are_named_in_full() {
        assert_eq!(fields(json!([owner(json!({}))])), [""; 0]);
        for field in ["apiVersion", "kind", "name", "uid"] {
            assert_eq!(fields(json!([owner(json!({ field: "" }))])), [format!("o[0].{field}")]);
        }
        for (version, count) in [("v1", 0), ("/v1", 0), ("a/", 1), ("a/b/v1", 1), ("/", 1)] {
            assert_eq!(fields(json!([owner(json!({ "apiVersion": version }))])).len(), count, "{version}");
        }
        assert_eq!(fields(json!([owner(json!({ "apiVersion": "v1", "kind": "Event" }))])), ["o[0].kind"]);
    }

    #[test]
    fn one_owner_is_the_controller() {
        let controller = || owner(json!({ "controller": true }));
        let other = owner(json!({ "controller": true, "name": "c" }));
        assert_eq!(fields(json!([controller(), controller()])), [""; 0]);
        assert_eq!(fields(json!([controller(), other])), ["o[1].controller"]);
    }
}
