//! Pods of the server and of all jobs about it: what they may do, and as whom.

use serde_json::{Value as Json, json};

use super::{CERTIFICATES, FULL, SERVER, rendered};

/// The pods' specs among documents with the names of their owners, except those of the gateway.
pub fn pods(documents: &[Json]) -> Vec<(String, &Json)> {
    let is_ours = |document: &&Json| !document["metadata"]["labels"]["app.kubernetes.io/component"].is_null();
    let pod = |document| {
        ["/spec/template", "/spec/jobTemplate/spec/template"]
            .iter()
            .find_map(|path| Json::pointer(document, path))
    };
    let pods = documents.iter().filter(is_ours).filter_map(|document| {
        let name = document["metadata"]["name"].as_str().unwrap().to_owned();
        (name, &pod(document)?["spec"]).into()
    });
    pods.filter(|(name, _)| !name.contains("certgen")).collect()
}

/// All containers of a pod.
pub fn containers(pod: &Json) -> impl Iterator<Item = &Json> {
    ["initContainers", "containers"].into_iter().filter_map(|list| pod[list].as_array()).flatten()
}

/// Values that differ in what their pods hold, and how many pods these are.
pub const CASES: [(&str, &[&str], usize); 6] = [
    (SERVER, &[], 1),
    (SERVER, &["backup.enabled=true"], 2),
    (
        SERVER,
        &[
            r#"postgres.existingSecret={"name": "db"}"#,
            "postgres.password=null",
            "postgres.superuserPassword=null",
        ],
        1,
    ),
    (FULL, &[], 8),
    (FULL, &[CERTIFICATES], 8),
    (FULL, &["pgbackrest.s3.enabled=false", "pgbackrest.posix.enabled=true", "backup.s3.enabled=false"], 8),
];

#[test]
fn every_pod_is_restricted() {
    for (values, settings, count) in CASES {
        let documents = rendered(values, settings);
        let pods = pods(&documents);
        assert_eq!(pods.len(), count, "{settings:?}");
        for (name, pod) in pods {
            let context = &pod["securityContext"];
            let expected = json!({
                "runAsNonRoot": true, "runAsUser": 999, "runAsGroup": 999, "fsGroup": 999,
                "fsGroupChangePolicy": "OnRootMismatch", "seccompProfile": { "type": "RuntimeDefault" },
            });
            assert_eq!(*context, expected, "{name}");
            assert_eq!(pod["automountServiceAccountToken"], false, "{name}");
            for container in containers(pod) {
                let expected = json!({
                    "allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": { "drop": ["ALL"] },
                });
                assert_eq!(container["securityContext"], expected, "{name}: {}", container["name"]);
            }
        }
    }
}

#[test]
fn the_user_is_that_of_the_image() {
    let user = |settings: &[&str]| {
        let documents = rendered(SERVER, settings);
        pods(&documents)[0].1["securityContext"]["fsGroup"].clone()
    };
    let alpine = r#"postgres.image.tag="17.6-alpine3.22""#;
    assert_eq!(user(&[]), 999);
    assert_eq!(user(&[alpine]), 70);
    assert_eq!(user(&[alpine, "postgres.runAsUser=26"]), 26);
}

#[test]
fn shared_memory_follows_the_limit() {
    let documents = rendered(SERVER, &[r#"postgres.resources={"limits": {"memory": "4Gi"}}"#]);
    let volumes = pods(&documents)[0].1["volumes"].as_array().unwrap();
    let shm = volumes.iter().find(|volume| volume["name"] == "shm").unwrap();
    assert_eq!(shm["emptyDir"], json!({ "medium": "Memory", "sizeLimit": (512_u64 << 20).to_string() }));
    let config = super::named(&documents, "ConfigMap", "openshell-postgres-config");
    assert!(config["data"]["postgresql.conf"].as_str().unwrap().contains("shared_buffers = 1024MB\n"));
}
