use serde_json::{Value as Json, json};

use super::*;
use crate::plan::extras::{env_owner, mount_owner, volume_owner};
use crate::plan::testing::planned;
use crate::render::gateway::gateway_toml;

/// The gateway's pod of a release with these values.
fn pod(values: &Json) -> (Plan, PodSpec) {
    let plan = planned(values).unwrap();
    let mut items = crate::render::objects(&plan);
    let template = items.iter_mut().find_map(|item| match &item.object {
        // PostgreSQL's workload comes first.
        object if object.metadata().name.as_ref() == Some(&plan.names.fullname) => item.object.pod().cloned(),
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
    let newer =
        json!({ "image": { "tag": "0.1.0" }, "replicaCount": 2, "workload": { "kind": "deployment" } });
    let peers = merged(&newer, &external);
    let plaintext = json!({ "server": { "disableTls": true, "peer": { "allowInsecureTransport": true } } });
    let plaintext = merged(&peers, &plaintext);
    let cluster =
        json!({ "postgres": { "enabled": true, "engine": "cloudnative-pg", "pooler": { "enabled": true } } });
    vec![json!({}), oidc, issuer, postgres, vault, external, peers, plaintext, cluster]
}

/// The one with what the other has besides.
fn merged(one: &Json, other: &Json) -> Json {
    let (Json::Object(one), Json::Object(other)) = (one, other) else { return other.clone() };
    let mut all = one.clone();
    for (key, value) in other {
        let value = one.get(key).map_or_else(|| value.clone(), |one| merged(one, value));
        all.insert(key.clone(), value);
    }
    Json::Object(all)
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

#[test]
fn probes_ask_at_the_health_port_and_without_one_connect() {
    let (_, with) = pod(&json!({ "probes": { "startup": { "terminationGracePeriodSeconds": 9 } } }));
    let probe = with.containers[0].startup_probe.clone().unwrap();
    assert_eq!(probe.http_get.unwrap().path.unwrap(), "/healthz");
    assert_eq!(probe.termination_grace_period_seconds, Some(9));
    let (plan, without) = pod(&json!({ "service": { "healthPort": 0 } }));
    let container = &without.containers[0];
    for probe in [&container.startup_probe, &container.liveness_probe, &container.readiness_probe] {
        let probe = probe.as_ref().unwrap();
        assert!(probe.http_get.is_none() && probe.tcp_socket.is_some(), "{probe:?}");
    }
    assert!(container.ports.iter().flatten().all(|port| port.name.as_deref() != Some("health")));
    assert!(!gateway_toml::text(&plan).contains("health_bind_address"));
}

#[test]
fn each_probe_can_be_left_out() {
    let (_, pod) = pod(
        &json!({ "probes": { "liveness": { "enabled": false }, "readiness": { "successThreshold": 3 } } }),
    );
    let container = &pod.containers[0];
    assert!(container.liveness_probe.is_none() && container.startup_probe.is_some());
    assert_eq!(container.readiness_probe.as_ref().unwrap().success_threshold, Some(3));
}
