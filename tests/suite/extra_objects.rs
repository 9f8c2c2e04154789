//! Users' own objects, and labels and annotations of all objects, in what is printed.

use serde_json::{Value as Json, json};

use crate::support::{KEY, Run, documents, render, run, run_with};

const OBJECTS: &str = r#"
extraObjects:
  - apiVersion: external-secrets.io/v1
    kind: ExternalSecret
    metadata: {name: external, labels: {team: own}}
    spec: {target: {name: a}, dataFrom: [{extract: {key: a/b}}]}
  - apiVersion: batch/v1
    kind: Job
    metadata: {name: job}
    spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1", resources: {limits: {cpu: 0.5}}}]}}}
  - apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: planets.example.com}
    spec: {group: example.com}
  - apiVersion: v1
    kind: Secret
    metadata: {name: secret}
    stringData: {password: hunter2SECRET}
"#;

fn all(values: &str, args: &[&str]) -> Vec<Json> {
    documents(&render(values, args).success())
}

fn find<'a>(documents: &'a [Json], kind: &str, name: &str) -> &'a Json {
    let is_it = |one: &&Json| one["kind"] == kind && one["metadata"]["name"] == name;
    documents.iter().find(is_it).unwrap_or_else(|| panic!("no {kind} {name}"))
}

#[test]
fn objects_are_rendered_as_they_are_written() {
    for target in ["kubectl", "helm"] {
        let documents = all(OBJECTS, &["--target", target]);
        let expected = json!({
            "apiVersion": "external-secrets.io/v1",
            "kind": "ExternalSecret",
            "metadata": { "name": "external", "namespace": "openshell", "labels": { "team": "own" } },
            "spec": { "target": { "name": "a" }, "dataFrom": [{ "extract": { "key": "a/b" } }] },
        });
        assert_eq!(*find(&documents, "ExternalSecret", "external"), expected, "{target}");
        // No hash in the name, no label, no security context.
        let job = find(&documents, "Job", "job");
        assert_eq!(job["metadata"], json!({ "name": "job", "namespace": "openshell" }), "{target}");
        assert_eq!(job["spec"]["template"]["spec"].get("securityContext"), None);
        assert_eq!(documents.len(), all("", &["--target", target]).len() + 4);
    }
}

#[test]
fn objects_come_where_what_needs_them_finds_them() {
    let documents = all(OBJECTS, &["--create-namespace"]);
    let at = |kind: &str| documents.iter().position(|one| one["kind"] == kind).unwrap();
    assert_eq!(at("CustomResourceDefinition"), 0);
    assert!(at("ConfigMap") < at("ExternalSecret") && at("ExternalSecret") < at("StatefulSet"));
    let cluster = all(OBJECTS, &["--scope", "cluster"]);
    assert!(cluster.iter().any(|one| one["kind"] == "CustomResourceDefinition"));
    assert!(cluster.iter().all(|one| one["kind"] != "ExternalSecret"));
}

#[test]
fn an_object_of_the_release_cannot_be_another_too() {
    let values = "extraObjects: [{apiVersion: v1, kind: Service, metadata: {name: openshell}, spec: {ports: [{port: 1}]}}]";
    let refusal = render(values, &[]).refusal();
    assert!(refusal.contains("another Service of the release is called `openshell`"), "{refusal}");
    assert!(refusal.contains("extraObjects[0]"), "{refusal}");
    // The same kind of another group is another kind.
    let other =
        "extraObjects: [{apiVersion: serving.knative.dev/v1, kind: Service, metadata: {name: openshell}}]";
    render(other, &[]).success();
}

#[test]
fn data_of_objects_is_never_shown() {
    let hidden = [
        "extraObjects: [{apiVersion: v1, kind: Secret, metadata: {name: a}, data: {a: hunter2SECRET!}}]",
        "extraObjects: [{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {a: hunter2SECRET, b: 48151623}}]",
        "extraObjects: [{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: hunter2SECRET}]",
        "extraObjects: [{apiVersion: v1, kind: Secret, stringData: {a: hunter2SECRET}}]",
        "extraObjects:\n- kind: Secret\n  data:\n    a: hunter2SECRET\n   b: x\n",
        "extraObjects: [{apiVersion: v1, kind: Secret, metadata: {name: A B}, data: {hunter2SECRET: aGk=}}]",
    ];
    for values in hidden {
        let refusal = render(values, &[]).refusal();
        assert!(!refusal.contains("hunter2SECRET") && !refusal.contains("48151623"), "{refusal}");
    }
    for number in [7, 4815] {
        let values = format!(
            "extraObjects: [{{apiVersion: v1, kind: Secret, metadata: {{name: a}}, data: {{a: {number}}}}}]"
        );
        let refusal = render(&values, &[]).refusal();
        assert!(
            !refusal.contains(&format!("`{number}`")) && !refusal.contains(&format!("\"{number}\"")),
            "{refusal}"
        );
    }
}

#[test]
fn common_labels_are_on_everything_but_what_cannot_change() {
    let values = "commonLabels: {team: platform}\ncommonAnnotations: {contact: me}\npodLabels: {team: pods}\n\
                  postgres: {enabled: true, password: a, superuserPassword: b}\nbackup: {enabled: true}\n\
                  certManager: {enabled: true}\n";
    for target in ["kubectl", "helm"] {
        let documents = all(&format!("{values}{OBJECTS}"), &["--target", target]);
        for document in &documents {
            let (metadata, name) = (&document["metadata"], &document["metadata"]["name"]);
            let own = if *name == "external" { "own" } else { "platform" };
            assert_eq!(metadata["labels"]["team"], own, "{document:#}");
            assert_eq!(metadata["annotations"]["contact"], "me", "{document:#}");
            let spec = &document["spec"];
            for fixed in [&spec["selector"], &spec["volumeClaimTemplates"], &spec["podSelector"]] {
                assert!(!fixed.to_string().contains("platform"), "{document:#}");
            }
            for template in [&spec["template"], &spec["jobTemplate"]["spec"]["template"]] {
                if template.is_null() || *name == "job" {
                    continue;
                }
                let expected = if *name == "openshell" { "pods" } else { "platform" };
                assert_eq!(template["metadata"]["labels"]["team"], expected, "{document:#}");
                assert_eq!(template["metadata"]["annotations"].get("contact"), None, "{document:#}");
            }
        }
    }
}

#[test]
fn objects_may_lead_to_what_is_there_already() {
    let values = "extraObjects: [{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: x}, \
                  roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: there}, \
                  subjects: [{kind: ServiceAccount, name: a, namespace: b}]}]";
    assert!(documents(&render(values, &[]).success()).iter().any(|one| one["roleRef"]["name"] == "there"));
}

#[test]
fn values_of_variables_are_never_shown() {
    let values = "extraEnv:\n  - name: API_PASSWORD\n    value: hunter2\n    valueFrom: wrong\n\
                  initContainers: [{name: a, image: b, env: [{name: TOKEN, value: hunter2}], x: 1}]\n";
    let refusal = render(values, &[]).refusal();
    assert!(!refusal.contains("hunter2"), "{refusal}");
    let fine = "extraEnv: [{name: API_PASSWORD, value: hunter2}]\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("values.yaml");
    std::fs::write(&path, fine).unwrap();
    let shown = run(["values", "-f", path.to_str().unwrap()]).success();
    assert!(!shown.contains("hunter2") && shown.contains("API_PASSWORD"), "{shown}");
}

#[test]
fn findings_in_objects_are_of_their_settings() {
    let object = |rest: &str| format!("extraObjects:\n  - {{apiVersion: v1, kind: {rest}}}\n");
    for (values, says, at) in [
        (
            object("Secret, metadata: {name: a}, type: kubernetes.io/tls, stringData: {tls.crt: hunter2}"),
            "has a value under `tls.key`",
            "`extraObjects[0].type`",
        ),
        (
            object(
                "Secret, metadata: {name: a}, type: kubernetes.io/dockercfg, stringData: {.dockercfg: hunter2}",
            ),
            "is no object in JSON",
            "`extraObjects[0]",
        ),
        (
            object("ConfigMap, metadata: {name: a, finalizers: [cleanup]}"),
            "`cleanup` cannot be a finalizer",
            "`extraObjects[0].metadata.finalizers[0]`",
        ),
        (
            object(
                "ConfigMap, metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: b, uid: ''}]}",
            ),
            "the owner has no uid",
            "`extraObjects[0].metadata.ownerReferences[0]",
        ),
        (
            object(
                "Service, metadata: {name: a}, spec: {selector: {app.kubernetes.io/name: openshell}, \
                 ports: [{port: 1, targetPort: web}]}",
            ),
            "has a port called `web` (TCP)",
            "`extraObjects[0].spec.ports[0].targetPort`",
        ),
        (
            "extraContainers: [{name: a, image: 'a:1', livenessProbe: {tcpSocket: {port: web}}}]".to_owned(),
            "no port of the container is called `web`",
            "`extraContainers[0].livenessProbe.tcpSocket.port`",
        ),
        (
            object("ConfigMap, metadata: {generateName: a-}"),
            "in place of `metadata.generateName`",
            "values.yaml:2",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("values.yaml"), &values).unwrap();
        let key = format!("server.credentialStorage.keyEncryptionKey={KEY}");
        let refusal = run_with(["render", "-f", "values.yaml", "--set", &key], folder.path(), b"").refusal();
        assert!(refusal.contains(says) && refusal.contains(at), "{values}: {refusal}");
        assert!(refusal.contains("--> values.yaml:") && refusal.contains("= help: "), "{values}: {refusal}");
        assert!(!refusal.contains("hunter2"), "{refusal}");
    }
}

#[test]
fn services_of_users_find_the_ports_of_the_gateway() {
    let values = "extraObjects: [{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {\
                  selector: {app.kubernetes.io/name: openshell}, ports: [{port: 1, targetPort: grpc}]}}]";
    render(values, &[]).success();
}

#[test]
fn copies_out_of_a_cluster_are_refused_even_where_anything_is_allowed() {
    let values =
        "extraObjects: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '1'}}]";
    let refusal = render(values, &[]).refusal();
    assert!(refusal.contains("remove it: an API server writes it itself"), "{refusal}");
    let Run { status, stdout, stderr } = render(values, &["--allow-unknown-values"]);
    assert_eq!((status, stdout.as_str()), (Some(1), ""));
    assert!(stderr.contains("error[OSD-0519]") && stderr.contains("`extraObjects[0].metadata"), "{stderr}");
}
