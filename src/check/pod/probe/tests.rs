//! Probes and hooks, good and odd ones.

use serde_json::{Value as Json, json};

use super::super::testing::{fields, pod, table, with_container};
use crate::check::testing::with;

fn probing(mut probe: Json) -> Json {
    probe["tcpSocket"] = json!({ "port": 80 });
    probe
}

#[test]
fn probes() {
    let wrap = |probe| with_container(json!({ "livenessProbe": probe }));
    let get = |get: Json| json!({ "httpGet": get });
    table(
        wrap,
        &[
            probing(json!({ "periodSeconds": 0, "successThreshold": 0, "initialDelaySeconds": 9 })),
            get(json!({ "port": 80, "path": "healthz" })),
            json!({ "exec": { "command": ["true"] } }),
            json!({ "grpc": { "port": 1 } }),
        ],
        &[
            json!({}),
            probing(json!({ "periodSeconds": -1 })),
            probing(json!({ "successThreshold": 2 })),
            probing(json!({ "terminationGracePeriodSeconds": 0 })),
            probing(json!({ "exec": { "command": ["true"] } })),
            json!({ "exec": {} }),
            get(json!({ "port": 0 })),
            get(json!({ "port": "80" })),
            get(json!({ "port": "http" })),
            get(json!({ "port": 80, "scheme": "http" })),
            get(json!({ "port": 80, "httpHeaders": [{ "name": "a b", "value": "" }] })),
        ],
    );
}

#[test]
fn a_port_is_called_as_one_of_the_container_itself() {
    let of = |container: Json| {
        let other = json!({ "name": "b", "image": "b", "ports": [{ "name": "b", "containerPort": 1 }] });
        let own = with(
            json!({ "name": "a", "image": "a", "ports": [{ "name": "a", "containerPort": 2 }] }),
            container,
        );
        fields(&pod(json!({ "containers": [own, other] })))
    };
    let probe = |port: &str| json!({ "readinessProbe": { "httpGet": { "port": port } } });
    assert_eq!(of(probe("a")), [] as [&str; 0]);
    assert_eq!(of(probe("b")), ["containers[0].readinessProbe.httpGet.port"]);
    let hook = |hook: Json| of(json!({ "lifecycle": { "preStop": hook } }));
    assert_eq!(hook(json!({ "httpGet": { "port": "a" } })), [] as [&str; 0]);
    assert_eq!(hook(json!({ "httpGet": { "port": "b" } })), ["containers[0].lifecycle.preStop.httpGet.port"]);
    assert_eq!(hook(json!({ "tcpSocket": { "port": 1 } })), ["containers[0].lifecycle.preStop.tcpSocket"]);
}

#[test]
fn a_hook_sleeps_no_longer_than_the_pod_may_take_to_end() {
    let wrap = |seconds: i64| {
        with_container(json!({ "lifecycle": { "preStop": { "sleep": { "seconds": seconds } } } }))
    };
    assert_eq!(fields(&wrap(30)), [] as [&str; 0]);
    assert_eq!(fields(&wrap(31)), ["containers[0].lifecycle.preStop.sleep.seconds"]);
}
