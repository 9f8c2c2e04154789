//! The rules of target kubectl, and each difference from the chart that the README lists.

use serde_json::{Value as Json, json};

use crate::support::{documents, object, render};

fn rendered(values: &str, args: &[&str]) -> Vec<Json> {
    documents(&render(values, args).success())
}

fn name(object: &Json) -> &str {
    object["metadata"]["name"].as_str().unwrap()
}

fn pod(workload: &Json) -> &Json {
    &workload["spec"]["template"]["spec"]
}

fn gateway_toml(documents: &[Json]) -> toml::Table {
    object(documents, "ConfigMap")["data"]["gateway.toml"].as_str().unwrap().parse().unwrap()
}

#[test]
fn every_namespaced_object_names_its_namespace() {
    for document in rendered("certManager: {enabled: true}\ngrpcRoute: {enabled: true}", &["-n", "team-a"]) {
        let is_of_cluster = document["kind"].as_str().unwrap().starts_with("ClusterRole");
        assert_eq!(document["metadata"].get("namespace").is_none(), is_of_cluster, "{document:#}");
    }
}

#[test]
fn the_namespace_comes_first_and_only_when_asked_for() {
    let documents = rendered("", &["-n", "team-a", "--create-namespace"]);
    assert_eq!((&documents[0]["kind"], name(&documents[0])), (&"Namespace".into(), "team-a"));
    for args in [&[][..], &["--target", "helm", "--create-namespace"]] {
        assert!(rendered("", args).iter().all(|document| document["kind"] != "Namespace"));
    }
}

#[test]
fn nothing_reminds_of_helm() {
    let text = render("certManager: {enabled: true}", &[]).success();
    assert!(!text.contains("helm.sh"), "{text}");
    assert!(!text.contains("managed-by: Helm"), "{text}");
}

#[test]
fn scopes_split_what_needs_a_cluster_administrator() {
    let all = rendered("", &[]);
    let cluster = rendered("", &["--scope", "cluster"]);
    let namespaced = rendered("", &["--scope", "namespaced"]);
    let kinds: Vec<&Json> = cluster.iter().map(|document| &document["kind"]).collect();
    assert_eq!(kinds, ["ClusterRole", "ClusterRoleBinding"]);
    assert_eq!(cluster.len() + namespaced.len(), all.len());
    assert!(namespaced.iter().chain(&cluster).all(|document| all.contains(document)));
}

#[test]
fn objects_come_before_those_that_need_them() {
    let documents =
        rendered("certManager: {enabled: true}\ngrpcRoute: {enabled: true, gateway: {create: true}}", &[]);
    let kinds: Vec<&str> = documents.iter().map(|document| document["kind"].as_str().unwrap()).collect();
    let at = |kind: &str| kinds.iter().position(|found| *found == kind).unwrap();
    for (first, then) in [
        ("ServiceAccount", "Job"),
        ("RoleBinding", "Job"),
        ("Certificate", "StatefulSet"),
        ("Job", "StatefulSet"),
        ("Secret", "StatefulSet"),
        ("Gateway", "GRPCRoute"),
    ] {
        assert!(at(first) < at(then), "{first} must come before {then}: {kinds:?}");
    }
}

#[test]
fn a_changed_job_is_another_job_and_the_same_one_never_expires() {
    let job = |args: &[&str]| object(&rendered("", args), "Job").clone();
    let (first, again, changed) = (job(&[]), job(&[]), job(&["--set", "image.tag=v2"]));
    assert_eq!(name(&first), name(&again));
    assert_ne!(name(&first), name(&changed));
    assert!(name(&first).starts_with("openshell-certgen-"), "{}", name(&first));
    assert!(first["spec"].get("ttlSecondsAfterFinished").is_none());
}

#[test]
fn labels_on_objects_do_not_rename_the_job() {
    // Only a changed specification needs another Job; metadata can be changed in place.
    let job = |args: &[&str]| object(&rendered("image: {tag: v1}", args), "Job").clone();
    assert_eq!(name(&job(&[])), name(&job(&["--app-version", "9.9.9"])));
}

#[test]
fn names_are_the_charts_where_those_work() {
    for release in ["openshell", "prod"] {
        let chart = rendered("", &["--target", "helm", "--set", &format!("fullnameOverride={release}")]);
        let ours = rendered("", &["--set", &format!("fullnameOverride={release}")]);
        let names = |documents: &[Json]| {
            let mut names: Vec<String> = documents
                .iter()
                .filter(|document| document["kind"] != "Job")
                .map(|document| format!("{}/{}", document["kind"], name(document)))
                .collect();
            names.sort();
            names
        };
        assert_eq!(names(&chart), names(&ours));
    }
}

#[test]
fn names_stay_valid_for_long_releases() {
    let documents = rendered("", &["--set", &format!("fullnameOverride={}", "x".repeat(63))]);
    let workload = object(&documents, "StatefulSet");
    assert_eq!(name(workload).len(), 52);
    assert_eq!(workload["spec"]["serviceName"].as_str().unwrap().len(), 63);
    assert!(name(object(&documents, "Job")).len() <= 63);
    // 52 characters are the most that work, and are left alone.
    let documents = rendered("", &["--set", &format!("fullnameOverride={}", "x".repeat(52))]);
    assert_eq!(name(object(&documents, "StatefulSet")), "x".repeat(52));
}

#[test]
fn no_selector_of_the_gateway_takes_the_certgen_pod() {
    for args in [
        vec![],
        vec!["--set", "nameOverride=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
    ] {
        let documents = rendered("", &args);
        let labels = object(&documents, "Job")["spec"]["template"]["metadata"]["labels"].as_object().unwrap();
        for selector in [
            &object(&documents, "Service")["spec"]["selector"],
            &object(&documents, "StatefulSet")["spec"]["selector"]["matchLabels"],
        ] {
            let selector = selector.as_object().unwrap();
            assert!(!selector.is_empty());
            assert!(selector.iter().any(|(key, value)| labels.get(key) != Some(value)), "{labels:?}");
        }
    }
}

/// NVIDIA/OpenShell#3215: gateway and certgen were refused in restricted namespaces.
#[test]
fn pods_satisfy_the_restricted_standard() {
    let documents = rendered("", &[]);
    for workload in ["StatefulSet", "Job"] {
        let pod = pod(object(&documents, workload));
        let container = &pod["containers"][0]["securityContext"];
        assert_eq!(pod["securityContext"]["seccompProfile"]["type"], "RuntimeDefault");
        assert_eq!(container["allowPrivilegeEscalation"], false);
        assert_eq!(container["capabilities"]["drop"], serde_json::json!(["ALL"]));
        let non_root = [&pod["securityContext"]["runAsNonRoot"], &container["runAsNonRoot"]];
        assert!(non_root.contains(&&Json::Bool(true)), "{workload}");
    }
}

#[test]
fn a_users_seccomp_profile_stays_and_removed_contexts_stay_removed() {
    let context =
        |values: &str| pod(object(&rendered(values, &[]), "StatefulSet"))["securityContext"].clone();
    let chosen = context("podSecurityContext: {seccompProfile: {type: Unconfined}}");
    assert_eq!(chosen["seccompProfile"]["type"], "Unconfined");
    let in_container = context("securityContext: {seccompProfile: {type: Unconfined}}");
    assert_eq!(in_container.get("seccompProfile"), None);
    assert_eq!(context("podSecurityContext: null\nsecurityContext: null"), Json::Null);
}

#[test]
fn users_containers_stay_as_they_are_and_change_nothing_for_the_gateway() {
    let own = r#"{name: own, image: "a:1", securityContext: {seccompProfile: {type: Unconfined}}}"#;
    let values = format!("extraContainers: [{own}]\ninitContainers: [{{name: first, image: 'a:1'}}]");
    let documents = rendered(&values, &[]);
    let pod = pod(object(&documents, "StatefulSet"));
    assert_eq!(pod["securityContext"]["seccompProfile"]["type"], "RuntimeDefault");
    let added = json!({ "name": "own", "image": "a:1", "securityContext": { "seccompProfile": { "type": "Unconfined" } } });
    assert_eq!(pod["containers"][1], added);
    assert_eq!(pod["initContainers"], json!([{ "name": "first", "image": "a:1" }]));
}

/// NVIDIA/OpenShell#2095: an empty name still asked clients for certificates.
#[test]
fn an_empty_client_ca_asks_clients_for_no_certificate() {
    for values in [
        "server: {tls: {clientCaSecretName: ''}}",
        "server: {tls: {clientCaSecretName: ''}}\npkiInitJob: {enabled: false}",
    ] {
        let documents = rendered(values, &[]);
        let tls = &gateway_toml(&documents)["openshell"]["gateway"]["tls"];
        assert_eq!(tls.get("client_ca_path"), None, "{tls}");
        let text = object(&documents, "StatefulSet").to_string();
        assert!(!text.contains("client-ca"), "{text}");
    }
    let chart = rendered("server: {tls: {clientCaSecretName: ''}}", &["--target", "helm"]);
    assert!(gateway_toml(&chart)["openshell"]["gateway"]["tls"].get("client_ca_path").is_some());
}

/// NVIDIA/OpenShell#3216: the volume was fixed at 1Gi of the default class.
#[test]
fn what_is_unset_is_left_to_the_cluster() {
    let values = "grpcRoute: {enabled: true, gateway: {create: true, listener: {allowedRoutes: null}}}\n\
                  certManager: {enabled: true, certificateDuration: null}\n\
                  server: {sandboxJwt: {secretDefaultMode: '0'}}\n";
    let documents = rendered(values, &[]);
    let listener = &object(&documents, "Gateway")["spec"]["listeners"][0];
    assert_eq!(listener["allowedRoutes"]["namespaces"], json!({}));
    let client = documents.iter().find(|object| name(object) == "openshell-client").unwrap();
    assert_eq!((&client["spec"]["duration"], &client["spec"]["renewBefore"]), (&Json::Null, &json!("720h")));
    let volumes = &pod(object(&documents, "StatefulSet"))["volumes"];
    let jwt = volumes.as_array().unwrap().iter().find(|volume| volume["name"] == "sandbox-jwt").unwrap();
    assert_eq!(jwt["secret"]["defaultMode"], 0, "the chart prints a string as it is");
}

#[test]
fn a_vault_timeout_of_zero_is_none() {
    let vault = |timeout: &str| {
        let values =
            format!("server: {{credentialDrivers: {{vault: {{enabled: true, timeoutSecs: {timeout}}}}}}}");
        let vault = gateway_toml(&rendered(&values, &[]))["openshell"]["credential_drivers"]["vault"].clone();
        vault.get("timeout_secs").and_then(toml::Value::as_integer)
    };
    assert_eq!((vault("0"), vault("'0'"), vault("15")), (None, Some(0), Some(15)));
}

#[test]
fn the_volume_has_a_size_and_a_class() {
    let claim = |values: &str| {
        object(&rendered(values, &[]), "StatefulSet")["spec"]["volumeClaimTemplates"][0]["spec"].clone()
    };
    let own = claim("persistence: {size: 20Gi, storageClass: fast, accessModes: [ReadWriteOncePod]}");
    assert_eq!(own["resources"]["requests"]["storage"], "20Gi");
    assert_eq!(own["storageClassName"], "fast");
    assert_eq!(own["accessModes"], serde_json::json!(["ReadWriteOncePod"]));
    assert_eq!(claim("").get("storageClassName"), None);
}

/// NVIDIA/OpenShell#2342: pods could not be spread or given a priority.
#[test]
fn pods_are_spread_and_have_a_priority() {
    let values = "priorityClassName: high\n\
                  topologySpreadConstraints:\n- {maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}";
    let documents = rendered(values, &[]);
    let workload = object(&documents, "StatefulSet");
    assert_eq!(pod(workload)["priorityClassName"], "high");
    let constraint = &pod(workload)["topologySpreadConstraints"][0];
    assert_eq!(
        constraint["labelSelector"], workload["spec"]["selector"],
        "the gateway's own pods are counted"
    );
}

#[test]
fn a_changed_configuration_rolls_the_pods() {
    let checksum = |args: &[&str]| {
        let documents = rendered("", args);
        let annotations = &object(&documents, "StatefulSet")["spec"]["template"]["metadata"]["annotations"];
        annotations["checksum/gateway-config"].as_str().unwrap().to_owned()
    };
    assert_eq!(checksum(&[]), checksum(&["--set", "podLabels.a=b"]));
    assert_ne!(checksum(&[]), checksum(&["--set", "server.logLevel=debug"]));
}
