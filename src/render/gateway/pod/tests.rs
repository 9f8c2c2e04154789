use serde_json::{Value as Json, json};

use super::*;
use crate::plan::extras::{env_owner, mount_owner, volume_owner};
use crate::plan::testing::planned;

/// The gateway's pod of a release with these values.
fn pod(values: &Json) -> (Plan, PodSpec) {
    let plan = planned(values).unwrap();
    let mut items = crate::render::objects(&plan);
    let template = items.iter_mut().find_map(|item| match &item.object {
        // PostgreSQL's workload comes first.
        object if object.metadata().name.as_ref() == Some(&plan.names.fullname) => {
            item.object.gateway_pod_mut().cloned()
        }
        _ => None,
    });
    (plan, template.unwrap().spec.unwrap())
}

/// Values that switch on what puts something into the gateway's pods.
fn releases() -> Vec<Json> {
    let oidc = json!({ "server": { "oidc": { "issuer": "https://issuer", "caConfigMapName": "ca" } } });
    let issuer = json!({ "certManager": { "enabled": true, "serverIssuerRef": { "name": "issuer" }, "serverDnsNames": ["a.example.com"] } });
    let postgres = json!({ "postgres": {
        "enabled": true, "password": "a", "superuserPassword": "b", "tls": { "enabled": true, "existingSecret": "tls" },
    }, "workload": { "kind": "deployment" }, "replicaCount": 3 });
    let vault = json!({ "server": { "credentialDrivers": { "vault": { "enabled": true } } } });
    let external = json!({ "server": { "externalDbSecret": "db" } });
    vec![json!({}), oidc, issuer, postgres, vault, external]
}

#[test]
fn all_that_is_rendered_has_an_owner() {
    for values in releases() {
        let (plan, pod) = pod(&values);
        let container = &pod.containers[0];
        for variable in container.env.iter().flatten() {
            assert!(env_owner(&variable.name, &plan.values).is_some(), "{}", variable.name);
        }
        for volume in pod.volumes.iter().flatten() {
            assert!(volume_owner(&volume.name).is_some(), "{}", volume.name);
        }
        for mount in container.volume_mounts.iter().flatten() {
            assert!(mount_owner(&mount.mount_path, true).is_some(), "{}", mount.mount_path);
        }
        assert_eq!(pod.containers.len(), 1);
    }
}
