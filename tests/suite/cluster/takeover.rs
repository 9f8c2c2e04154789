//! Applying over what Helm rendered changes it in place.

use super::applied::apply;
use super::kubectl::{list, namespace};
use super::{cases, is_available};

/// Cases whose workload or exposure differs.
const CASES: [&str; 6] = [
    "defaults",
    "cert-manager-external-issuer",
    "external-db-deployment-3-replicas",
    "pod-metadata-and-scheduling",
    "service-loadbalancer-443-no-metrics",
    "tls-disabled",
];

#[test]
fn a_release_of_the_chart_is_taken_over_in_place() {
    if !is_available() {
        return;
    }
    let cases = cases();
    let chosen: Vec<_> = cases.iter().filter(|case| CASES.contains(&&*case.name)).collect();
    assert_eq!(chosen.len(), CASES.len());
    for case in chosen {
        let namespace_name = format!("takeover-{}", case.name);
        namespace(&namespace_name, "privileged");
        let chart =
            in_namespace(&case.render("takeover", &namespace_name, "helm").success(), &namespace_name);
        apply(case, &chart);
        let before = workloads(&namespace_name);
        apply(case, &case.render("takeover", &namespace_name, "kubectl").success());
        assert_eq!(workloads(&namespace_name), before, "{}", case.name);
        assert_eq!(before.len(), 1, "{}", case.name);
    }
}

/// `helm template` leaves some namespaces to whoever applies its output, as `kubectl -n` does.
fn in_namespace(stream: &str, namespace: &str) -> String {
    let mut documents = crate::support::documents(stream);
    for document in &mut documents {
        if !document["kind"].as_str().unwrap().starts_with("ClusterRole") {
            let metadata = document["metadata"].as_object_mut().unwrap();
            metadata.entry("namespace").or_insert_with(|| namespace.into());
        }
    }
    serde_json::json!({ "apiVersion": "v1", "kind": "List", "items": documents }).to_string()
}

/// Identity of each workload: its kind, name and UID, which a replaced object would not keep.
fn workloads(namespace: &str) -> Vec<String> {
    let of = |kind: &str| {
        let objects = list(kind, namespace);
        objects
            .iter()
            .map(|object| format!("{} {}", object["kind"], object["metadata"]["uid"]))
            .collect::<Vec<_>>()
    };
    [of("statefulsets"), of("deployments")].concat()
}
