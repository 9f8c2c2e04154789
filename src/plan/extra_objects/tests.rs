use serde_json::{Value as Json, json};

use crate::plan::testing::{planned, refused};

fn namespaces(objects: &Json) -> Vec<Option<String>> {
    let plan = planned(&json!({ "extraObjects": objects })).unwrap();
    plan.extra_objects.iter().map(|object| object.metadata().namespace.clone()).collect()
}

#[test]
fn objects_without_a_namespace_get_the_releases_unless_the_cluster_has_them() {
    let object = |version: &str, kind: &str, metadata: Json| json!({ "apiVersion": version, "kind": kind, "metadata": metadata });
    let found = namespaces(&json!([
        object("v1", "ConfigMap", json!({ "name": "a" })),
        object("v1", "ConfigMap", json!({ "name": "a", "namespace": "b" })),
        object("external-secrets.io/v1", "ExternalSecret", json!({ "name": "a" })),
        object("rbac.authorization.k8s.io/v1", "ClusterRole", json!({ "name": "a" })),
        object("storage.k8s.io/v1", "StorageClass", json!({ "name": "a" })),
        object("example.com/v1", "Planet", json!({ "name": "a", "namespace": "" })),
        object("v1", "ConfigMap", json!({ "name": "c", "namespace": "" })),
        object("networking.k8s.io/v1", "ServiceCIDR", json!({ "name": "a" })),
    ]));
    let own = Some("openshell".to_owned());
    assert_eq!(found, [own.clone(), Some("b".into()), own.clone(), None, None, None, own, None]);
}

#[test]
fn what_is_missing_or_wrong_is_said_without_a_secret() {
    let found = refused(&json!({ "extraObjects": [
        { "kind": "ConfigMap" },
        { "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "a" }, "data": { "a": "hunter2!" } },
        { "apiVersion": "v1", "kind": "List", "metadata": { "name": "a" }, "items": [] },
        { "apiVersion": "v1", "kind": "Namespace", "metadata": { "name": "a", "namespace": "b" } },
        { "apiVersion": "a/b/c", "kind": "D", "metadata": { "name": "a" } },
        { "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "generateName": "a-" } },
    ] }));
    let expected = [
        "`extraObjects[0]` has no `apiVersion`",
        "`extraObjects[0]` has no `metadata.name`",
        "`extraObjects[1]` holds data that is not base64",
        "`extraObjects[2]` is a list of objects",
        "`extraObjects[3].metadata.namespace` is `b`, but a Namespace belongs to no namespace",
        "`extraObjects[4].apiVersion` is no version of an API",
        "`extraObjects[5]` has no `metadata.name`",
    ];
    assert_eq!(found, expected);
}
