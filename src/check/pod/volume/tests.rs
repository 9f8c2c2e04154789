//! Volumes and what they are made of, good and bad.

use k8s_openapi::api::core::v1::PersistentVolumeClaim;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde_json::{Value as Json, json};

use super::Volumes;
use crate::check::pod::testing::{pod, table, with_container};

#[test]
fn claims_of_a_stateful_set_are_volumes_of_its_pods() {
    let pod = with_container(json!({ "volumeMounts": [{ "name": "data", "mountPath": "/data" }] }));
    let metadata = ObjectMeta { name: Some("data".into()), ..Default::default() };
    let claim = PersistentVolumeClaim { metadata, ..Default::default() };
    assert!(Volumes::of(&pod, &[]).get("data").is_none());
    assert!(Volumes::of(&pod, &[claim]).get("data").is_some_and(|volume| volume.claim));
}

#[test]
fn volumes() {
    let wrap = |mut volume: Json| {
        volume["name"] = volume.get("name").cloned().unwrap_or("v".into());
        pod(json!({ "volumes": [volume] }))
    };
    let items = |key: &str, path: &str| json!({ "secret": { "secretName": "s", "items": [{ "key": key, "path": path }] } });
    let projected = |sources: Json| json!({ "projected": { "sources": sources } });
    table(
        wrap,
        &[
            json!({}),
            json!({ "emptyDir": { "sizeLimit": "1Gi" } }),
            items("k", "a/b..c"),
            json!({ "hostPath": { "path": "/dev", "type": "Directory" } }),
            json!({ "csi": { "driver": "Secrets-Store.csi.k8s.io" } }),
            projected(json!([{ "serviceAccountToken": { "path": "t" } }])),
            projected(json!([{}])),
        ],
        &[
            json!({ "name": "V" }),
            json!({ "name": "" }),
            json!({ "emptyDir": {}, "secret": { "secretName": "s" } }),
            json!({ "emptyDir": { "sizeLimit": "-1" } }),
            json!({ "secret": {} }),
            json!({ "secret": { "secretName": "s", "defaultMode": 512 } }),
            json!({ "configMap": { "name": "Bad_Name" } }),
            json!({ "persistentVolumeClaim": { "claimName": "" } }),
            items("", "a"),
            items("k", ""),
            items("k", "/a"),
            items("k", "a/../b"),
            items("k", "..a"),
            json!({ "hostPath": { "path": "/a/.." } }),
            json!({ "nfs": { "server": "s", "path": "a" } }),
            projected(json!([{ "secret": { "name": "a" }, "configMap": { "name": "a" } }])),
            projected(json!([{ "serviceAccountToken": { "path": "t", "expirationSeconds": 599 } }])),
            projected(json!([
                { "secret": { "name": "a", "items": [{ "key": "k", "path": "p" }] } },
                { "configMap": { "name": "a", "items": [{ "key": "k", "path": "p" }] } },
            ])),
        ],
    );
}
