//! Mounts, good and bad.

use serde_json::{Value as Json, json};

use crate::check::pod::testing::{pod, table};

#[test]
fn mounts() {
    let wrap = |mounts: Json| {
        pod(json!({
            "containers": [{ "name": "a", "image": "a", "volumeMounts": mounts }],
            "volumes": [{ "name": "v" }, { "name": "w" }],
        }))
    };
    let mount = |mut mount: Json| {
        for (field, value) in [("name", "v"), ("mountPath", "/a")] {
            mount[field] = mount.get(field).cloned().unwrap_or(value.into());
        }
        json!([mount])
    };
    table(
        wrap,
        &[
            mount(json!({ "subPath": "a/b" })),
            mount(json!({ "readOnly": true, "recursiveReadOnly": "Enabled" })),
            json!([{ "name": "v", "mountPath": "/a" }, { "name": "v", "mountPath": "/a/b" }]),
        ],
        &[
            mount(json!({ "name": "x" })),
            mount(json!({ "mountPath": "" })),
            mount(json!({ "mountPath": "/a:/b" })),
            mount(json!({ "subPath": "/a" })),
            mount(json!({ "subPath": "a/.." })),
            mount(json!({ "subPath": "a", "subPathExpr": "a" })),
            mount(json!({ "mountPropagation": "Bidirectional" })),
            mount(json!({ "recursiveReadOnly": "Enabled" })),
            json!([{ "name": "v", "mountPath": "/a" }, { "name": "w", "mountPath": "/a/" }]),
        ],
    );
}
