//! Several gateways on a real API server, with the controllers that make their pods.

use super::applied::wait_for_pods;
use super::is_available;
use super::kubectl::{kubectl, list, restricted_namespace};
use crate::support::render;

const NEWER: &str = "0.1.7";

fn stream(namespace: &str, values: &str, args: &[&str]) -> String {
    let args = [&["-n", namespace][..], args].concat();
    render(values, &args).success()
}

#[test]
fn gateways_that_reach_each_other_get_their_pods_and_their_autoscaler() {
    if !is_available() {
        return;
    }
    let name = "several-peers";
    restricted_namespace(name);
    let values = "workload: {kind: deployment}\nserver: {externalDbSecret: db}\nresources: {requests: {cpu: 100m}}\n\
                  autoscaling: {enabled: true, minReplicas: 2}\npodAntiAffinityPreset: hard\npkiInitJob: {enabled: false}\n";
    let (_, warnings) =
        kubectl(&["apply", "-f", "-"], &stream(name, values, &["--app-version", NEWER])).unwrap();
    assert_eq!(warnings, "");
    assert_eq!(list("horizontalpodautoscaler", name).len(), 1);
    // The autoscaler finds the Deployment, which asks for none, and sees to the least number.
    wait_for_pods(name, 2);
    let pod = list("pods", name).remove(0);
    // The API server keeps what it knows of these fields, and nothing else.
    assert_eq!(pod["spec"]["terminationGracePeriodSeconds"], 30);
    assert_eq!(
        pod["spec"]["affinity"]["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"][0]["matchLabelKeys"]
            [0],
        "pod-template-hash"
    );
    assert!(pod["spec"]["volumes"].to_string().contains("openshell-gateway-peer"));
}

#[test]
fn a_stateful_set_learns_of_its_peers_in_place() {
    if !is_available() {
        return;
    }
    let name = "several-in-place";
    restricted_namespace(name);
    let values =
        "replicaCount: 2\nworkload: {allowMultiReplicaStatefulSet: true}\nserver: {externalDbSecret: db}\n";
    let of = |args: &[&str]| {
        kubectl(&["apply", "-f", "-"], &stream(name, values, args)).unwrap();
        let found = list("statefulset", name).remove(0);
        (found["metadata"]["uid"].clone(), found["spec"]["serviceName"].clone(), found.to_string())
    };
    let (uid, service, before) = of(&[]);
    let (same, unchanged, after) = of(&["--app-version", NEWER]);
    assert_eq!((uid, service), (same, unchanged));
    assert!(!before.contains("OPENSHELL_PEER_ENDPOINT") && after.contains("OPENSHELL_PEER_ENDPOINT"));
}

#[test]
fn a_sleep_before_the_stop_is_known_to_the_api_server() {
    if !is_available() {
        return;
    }
    let name = "several-sleep";
    restricted_namespace(name);
    let values = "replicaCount: 2\nworkload: {kind: deployment}\nserver: {externalDbSecret: db}\npkiInitJob: {enabled: false}\n\
                  updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 25%}}\nminReadySeconds: 5\n\
                  service: {sessionAffinity: ClientIP, sessionAffinityTimeoutSeconds: 60, trafficDistribution: PreferSameZone}\n";
    kubectl(&["apply", "-f", "-"], &stream(name, values, &[])).unwrap();
    let deployment = list("deployment", name).remove(0);
    let container = &deployment["spec"]["template"]["spec"]["containers"][0];
    assert_eq!(container["lifecycle"]["preStop"]["sleep"]["seconds"], 5);
    assert_eq!(deployment["spec"]["strategy"]["rollingUpdate"]["maxUnavailable"], "25%");
    let service = list("service", name).remove(0);
    assert_eq!(service["spec"]["trafficDistribution"], "PreferSameZone");
    assert_eq!(service["spec"]["sessionAffinityConfig"]["clientIP"]["timeoutSeconds"], 60);
}
