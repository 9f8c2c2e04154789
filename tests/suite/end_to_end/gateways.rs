//! Several gateways on one PostgreSQL server, run by the gateway's own program.
//!
//! The program is at the place where its image has it: that of the release which is rendered by default, or one whose
//! gateways reach each other. No package brings it, so where it is missing the test says so and passes, in CI too.

use std::fs;
use std::process::Command;

use serde_json::{Value as Json, json};

use super::database::Database;
use super::fresh_node;
use super::release::Release;
use crate::cluster::kubectl::list;
use crate::external::{output, said_aloud};
use crate::pods::{Container, Node, Pod, Running};
use crate::programs::GATEWAY;

/// Pods of a node share its network, so each gateway has an address of its own.
const ADDRESSES: [&str; 2] = ["127.0.0.2", "127.0.0.3"];

/// Calls the other gateway as the program does: with the authority, the certificate, the name and the token that it is
/// told of. A call that is taken to be a gateway's lacks only its first message.
const CALL: &str = r#"token=$(cat "$2") && exec curl -sS --http2 -m 20 -o /dev/null -D - -X POST \
    --cacert "$OPENSHELL_PEER_TLS_CA_FILE" \
    --cert "$OPENSHELL_PEER_TLS_CERT_FILE" --key "$OPENSHELL_PEER_TLS_KEY_FILE" \
    --connect-to "::$1:" \
    -H "authorization: Bearer $token" -H "x-openshell-peer-replica: $OPENSHELL_POD_NAME" \
    -H 'content-type: application/grpc' -H 'te: trailers' \
    "https://$OPENSHELL_PEER_TLS_SERVER_NAME:${OPENSHELL_PEER_ENDPOINT##*:}/openshell.v1.OpenShell/PeerRelay""#;

#[test]
fn two_gateways_share_a_database_and_one_goes_on_alone() {
    let Ok(program) = fs::read(GATEWAY) else {
        said_aloud(GATEWAY);
        return;
    };
    let has_peers = program.windows(12).any(|bytes| bytes == b"PEER_POD_LAB");
    let name = "e2e-gateways";
    let Some(node) = fresh_node(name) else { return };
    // Releases of one name would take the ClusterRoleBinding from each other.
    let several =
        json!({ "fullnameOverride": name, "replicaCount": 2, "workload": { "kind": "deployment" } });
    let mut release = Release::new(name).with(&several);
    if has_peers {
        release = release.with(&json!({ "image": { "tag": "0.1.0" } }));
    }
    release.apply();
    let certgen = only_pod(&node, "openshell-certgen", 1).remove(0);
    let certgen = node.pod("pod", &certgen);
    certgen.container(certgen.spec()["containers"][0]["name"].as_str().unwrap()).run().success();

    let first = node.pod("statefulset", &format!("{name}-postgres"));
    let database = Database::start(&first);
    let names = only_pod(&node, "openshell", 2);
    let pods: Vec<Pod> = names.iter().map(|name| node.pod("pod", name)).collect();
    let containers: Vec<Container> =
        pods.iter().zip(ADDRESSES).map(|(pod, address)| of_gateway(pod, address)).collect();
    let mut running: Vec<Running> = containers.iter().map(Container::start).collect();
    for ((running, pod), address) in running.iter_mut().zip(&pods).zip(ADDRESSES) {
        running.wait_until("the gateway is ready", |_| is_ready(&node, pod, address));
    }
    let connections = database.sql("SELECT count(*) FROM pg_stat_activity WHERE usename = 'openshell'");
    let connections: u32 = connections.parse().unwrap();
    let most = if has_peers { 28 } else { 20 };
    assert!((2..=most).contains(&connections), "{connections} connections of two gateways");
    if has_peers {
        reach_each_other(&containers);
    }

    // What the kubelet does when a node is drained: the sleep, the signal, and the end within the grace period.
    let grace = pods[0].spec()["terminationGracePeriodSeconds"].as_u64().unwrap();
    assert!(grace >= 5, "{grace}");
    running[0].signal("TERM");
    running[0].wait();
    assert!(is_ready(&node, &pods[1], ADDRESSES[1]), "{}", running[1].log());
    assert!(!is_ready(&node, &pods[0], ADDRESSES[0]));

    // A new one in its place joins while the other serves.
    running[0] = containers[0].start();
    running[0].wait_until("the gateway is ready again", |_| is_ready(&node, &pods[0], ADDRESSES[0]));
    assert!(is_ready(&node, &pods[1], ADDRESSES[1]), "{}", running[1].log());
    for running in &running {
        let log = running.log();
        assert!(!log.contains("panicked") && !log.contains("Forbidden"), "{log}");
    }
    drop(running);
    database.stop();
}

/// The gateway's container, bound to an address. It takes that for its other ports only along with their numbers.
fn of_gateway<'pod>(pod: &'pod Pod<'pod>, address: &str) -> Container<'pod> {
    pod.container("openshell-gateway")
        .with_variable("OPENSHELL_BIND_ADDRESS", address)
        .with_variable("OPENSHELL_HEALTH_PORT", &port(pod, "health").to_string())
        .with_variable("OPENSHELL_METRICS_PORT", &port(pod, "metrics").to_string())
}

/// Each gateway takes the other for one by the token for gateways, and by no other.
fn reach_each_other(containers: &[Container]) {
    for (caller, address) in containers.iter().zip(ADDRESSES.into_iter().rev()) {
        let call = |token: &str| {
            let token = format!("/var/run/secrets/{token}/token");
            caller.exec(&["sh", "-c", CALL, "sh", address, &token], "").success()
        };
        let answer = call("openshell-peer");
        assert!(answer.contains("grpc-status: 3\r\n") && answer.contains("empty%20PeerRelay"), "{answer}");
        let answer = call("kubernetes.io/serviceaccount");
        assert!(answer.contains("grpc-status: 16\r\n"), "{answer}");
    }
}

/// The number of a port of the gateway's container.
fn port(pod: &Pod, name: &str) -> u64 {
    let ports = pod.spec()["containers"][0]["ports"].as_array().unwrap();
    ports.iter().find(|port| port["name"] == name).unwrap()["containerPort"].as_u64().unwrap()
}

/// The names of the pods whose label `app.kubernetes.io/name` is this, of which there are so many.
fn only_pod(node: &Node, app: &str, count: usize) -> Vec<String> {
    let is_of = |pod: &&Json| pod["metadata"]["labels"]["app.kubernetes.io/name"] == app;
    for _ in 0..300 {
        let pods = list("pods", node.namespace());
        let names: Vec<String> = pods
            .iter()
            .filter(is_of)
            .map(|pod| pod["metadata"]["name"].as_str().unwrap().to_owned())
            .collect();
        if names.len() == count {
            return names;
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    panic!("{} has no {count} pods of {app}", node.namespace());
}

/// What the stored readiness probe says.
fn is_ready(node: &Node, pod: &Pod, address: &str) -> bool {
    let probe = &pod.spec()["containers"][0]["readinessProbe"]["httpGet"];
    let (port, path) = (port(pod, probe["port"].as_str().unwrap()), probe["path"].as_str().unwrap());
    let url = format!("http://{address}:{port}{path}");
    let mut curl: Command = node.command("curl");
    let (succeeded, ..) = output(curl.args(["-sf", "-m", "2", "-o", "/dev/null", &url]), "");
    succeeded
}
