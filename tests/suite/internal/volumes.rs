//! Volumes of those pods: each is there, mounted, and holds what is run from it.

use serde_json::Value as Json;

use super::pods::{CASES, containers, pods};
use super::{FULL, named, rendered};

#[test]
fn every_mount_has_its_volume_and_every_volume_its_mount() {
    for (values, settings, _) in CASES {
        let documents = rendered(values, settings);
        for (name, pod) in pods(&documents) {
            let owner = documents
                .iter()
                .find(|document| document["metadata"]["name"] == *name && document["kind"] == "StatefulSet");
            let templates = owner
                .and_then(|owner| owner["spec"]["volumeClaimTemplates"].as_array())
                .into_iter()
                .flatten();
            let mut volumes: Vec<&Json> = templates.map(|template| &template["metadata"]["name"]).collect();
            volumes.extend(pod["volumes"].as_array().unwrap().iter().map(|volume| &volume["name"]));
            let mounts = containers(pod).flat_map(|container| container["volumeMounts"].as_array().unwrap());
            let mut mounted: Vec<&Json> = mounts.map(|mount| &mount["name"]).collect();
            for list in [&mut volumes, &mut mounted] {
                list.sort_by_key(|name| name.as_str());
            }
            mounted.dedup();
            assert_eq!(volumes, mounted, "{name} {settings:?}");
        }
    }
}

#[test]
fn what_pods_mount_is_rendered_or_somebody_elses() {
    // cert-manager makes the Secrets of certificates; the last is the user's.
    let made = [
        "openshell-postgres-tls",
        "openshell-pgbackrest-server-tls",
        "openshell-pgbackrest-client-tls",
        "s3-ca",
    ];
    let documents = rendered(FULL, &[]);
    let is_there = |kind: &str, name: &Json| {
        made.iter().any(|made| *made == *name)
            || documents
                .iter()
                .any(|document| document["kind"] == kind && document["metadata"]["name"] == *name)
    };
    let mut seen = 0;
    for (pod_name, pod) in pods(&documents) {
        for volume in pod["volumes"].as_array().unwrap() {
            let projected = volume["projected"]["sources"].as_array().into_iter().flatten();
            for source in projected.chain([volume]) {
                let named = [
                    ("Secret", &source["secret"]["name"]),
                    ("Secret", &source["secret"]["secretName"]),
                    ("ConfigMap", &source["configMap"]["name"]),
                ];
                for (kind, name) in named.into_iter().filter(|(_, name)| !name.is_null()) {
                    assert!(is_there(kind, name), "{pod_name} mounts {kind} {name}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn every_script_is_where_it_is_run() {
    for (values, settings, _) in CASES {
        let documents = rendered(values, settings);
        let mut seen = 0;
        for (name, pod) in pods(&documents) {
            let volumes = pod["volumes"].as_array().unwrap();
            let scripts = volumes.iter().find(|volume| volume["name"] == "scripts").unwrap();
            let maps = scripts["projected"]["sources"].as_array().unwrap().iter();
            let maps: Vec<&Json> = maps
                .map(|source| named(&documents, "ConfigMap", source["configMap"]["name"].as_str().unwrap()))
                .collect();
            for container in containers(pod) {
                let command = container["command"][0].as_str().unwrap_or_default();
                let Some(script) = command.strip_prefix("/scripts/") else { continue };
                assert!(maps.iter().any(|map| map["data"][script].is_string()), "{name} has no {script}");
                let mut mounts = container["volumeMounts"].as_array().unwrap().iter();
                let is_mounted =
                    mounts.any(|mount| mount["name"] == "scripts" && mount["mountPath"] == "/scripts");
                assert!(is_mounted, "{name}: {} runs {script} and does not mount it", container["name"]);
                seen += 1;
            }
        }
        assert!(seen > 1, "{settings:?}");
    }
}
