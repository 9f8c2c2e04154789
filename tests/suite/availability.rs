//! Several gateways: how many, where, and how they start, stop and reach each other.

use serde_json::{Value as Json, json};

use crate::support::{documents, object, render};

/// Two gateways on a database of their own.
const TWO: &str = "replicaCount: 2\nworkload: {kind: deployment}\nserver: {externalDbSecret: db}\n";

fn rendered(values: &str, args: &[&str]) -> Vec<Json> {
    documents(&render(values, args).success())
}

fn find<'a>(documents: &'a [Json], kind: &str, name: &str) -> Option<&'a Json> {
    documents.iter().find(|document| document["kind"] == kind && document["metadata"]["name"] == name)
}

fn pod(documents: &[Json], kind: &str) -> Json {
    object(documents, kind)["spec"]["template"]["spec"].clone()
}

fn variables(pod: &Json) -> Vec<&str> {
    let env = pod["containers"][0]["env"].as_array().unwrap();
    env.iter().map(|variable| variable["name"].as_str().unwrap()).collect()
}

#[test]
fn several_gateways_roll_drain_and_spread_by_themselves() {
    let documents = rendered(TWO, &[]);
    let deployment = object(&documents, "Deployment");
    assert_eq!(
        deployment["spec"]["strategy"],
        json!({ "type": "RollingUpdate", "rollingUpdate": { "maxUnavailable": 0, "maxSurge": 1 } })
    );
    let pod = pod(&documents, "Deployment");
    assert_eq!(pod["terminationGracePeriodSeconds"], 10);
    assert_eq!(pod["containers"][0]["lifecycle"], json!({ "preStop": { "sleep": { "seconds": 5 } } }));
    assert_eq!(pod["containers"][0]["startupProbe"]["failureThreshold"], 150);
    let affinity = &pod["affinity"]["podAntiAffinity"]["preferredDuringSchedulingIgnoredDuringExecution"][0];
    assert_eq!(affinity["podAffinityTerm"]["topologyKey"], "kubernetes.io/hostname");
    let budget = object(&documents, "PodDisruptionBudget");
    assert_eq!(budget["spec"]["maxUnavailable"], 1);
    assert_eq!(budget["spec"]["selector"], deployment["spec"]["selector"]);
    let policy = |args: &[&str]| {
        let documents = rendered(TWO, args);
        object(&documents, "PodDisruptionBudget")["spec"]["unhealthyPodEvictionPolicy"].clone()
    };
    assert_eq!((policy(&[]), policy(&["--kube-version", "1.26"])), (json!("AlwaysAllow"), Json::Null));
}

#[test]
fn target_helm_adds_nothing_of_that() {
    let documents = rendered(TWO, &["--target", "helm", "--app-version", "0.1.7"]);
    let deployment = object(&documents, "Deployment");
    assert_eq!(deployment["spec"]["strategy"], Json::Null);
    let pod = pod(&documents, "Deployment");
    assert_eq!(pod["terminationGracePeriodSeconds"], 5);
    for part in [&pod["affinity"], &pod["containers"][0]["lifecycle"]] {
        assert_eq!(*part, Json::Null);
    }
    assert!(!variables(&pod).contains(&"OPENSHELL_PEER_ENDPOINT"));
    assert!(documents.iter().all(|document| document["kind"] != "PodDisruptionBudget"));
    assert!(find(&documents, "Service", "openshell-peer").is_none());
}

#[test]
fn one_gateway_needs_none_of_that() {
    let documents = rendered("", &[]);
    let pod = pod(&documents, "StatefulSet");
    assert_eq!(pod["terminationGracePeriodSeconds"], 5);
    assert_eq!(pod["containers"][0]["startupProbe"]["failureThreshold"], 30);
    assert!(documents.iter().all(|document| document["kind"] != "PodDisruptionBudget"));
}

#[test]
fn a_number_that_follows_the_load_is_left_out_of_the_workload() {
    let values = format!("{TWO}autoscaling: {{enabled: true, maxReplicas: 6}}\n");
    let documents = rendered(&values, &[]);
    assert_eq!(object(&documents, "Deployment")["spec"]["replicas"], Json::Null);
    let autoscaler = object(&documents, "HorizontalPodAutoscaler");
    assert_eq!(
        (&autoscaler["spec"]["minReplicas"], &autoscaler["spec"]["maxReplicas"]),
        (&json!(2), &json!(6))
    );
    assert_eq!(
        autoscaler["spec"]["scaleTargetRef"],
        json!({ "apiVersion": "apps/v1", "kind": "Deployment", "name": "openshell" })
    );
}

#[test]
fn newer_gateways_find_each_other() {
    let documents = rendered(TWO, &["--app-version", "0.1.7", "-n", "team"]);
    let peer = find(&documents, "Service", "openshell-peer").unwrap();
    assert_eq!(peer["spec"]["clusterIP"], "None");
    assert_eq!(peer["spec"]["publishNotReadyAddresses"], true);
    assert_eq!(
        find(&documents, "Role", "openshell-peer").unwrap()["rules"],
        json!([{ "apiGroups": [""], "resources": ["pods"], "verbs": ["get"] }])
    );
    assert!(find(&documents, "RoleBinding", "openshell-peer").is_some());
    let pod = pod(&documents, "Deployment");
    let value = |name: &str| {
        let env = pod["containers"][0]["env"].as_array().unwrap();
        env.iter().find(|variable| variable["name"] == name).unwrap()["value"].clone()
    };
    assert_eq!(value("OPENSHELL_PEER_ENDPOINT"), "https://$(OPENSHELL_POD_IP):8080");
    assert_eq!(value("OPENSHELL_PEER_TLS_SERVER_NAME"), "openshell.team.svc.cluster.local");
    assert_eq!(value("OPENSHELL_PEER_TLS_CERT_FILE"), "/etc/openshell-tls/peer-client/tls.crt");
    assert_eq!(
        value("OPENSHELL_PEER_POD_LABELS"),
        "app.kubernetes.io/instance=openshell,app.kubernetes.io/name=openshell"
    );
    let names = variables(&pod);
    let place = |wanted: &str| names.iter().position(|name| *name == wanted).unwrap();
    assert!(place("OPENSHELL_POD_IP") < place("OPENSHELL_PEER_ENDPOINT"), "it is put into the other");
    let volumes = pod["volumes"].as_array().unwrap();
    let token = volumes.iter().find(|volume| volume["name"] == "gateway-peer-token").unwrap();
    assert_eq!(token["projected"]["sources"][0]["serviceAccountToken"]["audience"], "openshell-gateway-peer");
    // They drain by themselves, for which they need their time.
    assert_eq!(pod["terminationGracePeriodSeconds"], 30);
    assert_eq!(pod["containers"][0]["lifecycle"], Json::Null);
    // They take no link for their configuration.
    let mounts = pod["containers"][0]["volumeMounts"].as_array().unwrap();
    let config = mounts.iter().find(|mount| mount["name"] == "gateway-config").unwrap();
    assert_eq!(
        (&config["mountPath"], &config["subPath"]),
        (&json!("/etc/openshell/gateway.toml"), &json!("gateway.toml"))
    );
}

#[test]
fn gateways_without_tls_find_each_other_only_when_that_is_agreed_to() {
    let open = "server: {externalDbSecret: db, disableTls: true}\nworkload: {kind: deployment}\n";
    let new = ["--app-version", "0.1.7"];
    let refusal = render(&format!("replicaCount: 2\n{open}"), &new).refusal();
    assert!(refusal.contains("server.peer.allowInsecureTransport: true"), "{refusal}");
    let one = rendered(open, &new);
    assert!(find(&one, "Service", "openshell-peer").is_none());
    let agreed = rendered(
        &format!(
            "replicaCount: 2\n{}",
            open.replace("disableTls: true", "disableTls: true, peer: {allowInsecureTransport: true}")
        ),
        &new,
    );
    let pod = pod(&agreed, "Deployment");
    assert!(variables(&pod).contains(&"OPENSHELL_PEER_ALLOW_INSECURE_TRANSPORT"));
    assert!(pod.to_string().contains("http://$(OPENSHELL_POD_IP):8080"));
}

#[test]
fn the_service_name_of_a_stateful_set_stays_what_it_is() {
    let values =
        "replicaCount: 2\nworkload: {allowMultiReplicaStatefulSet: true}\nserver: {externalDbSecret: db}\n";
    let documents = rendered(values, &["--app-version", "0.1.7"]);
    let stateful_set = object(&documents, "StatefulSet");
    assert_eq!(stateful_set["spec"]["serviceName"], "openshell");
    assert!(variables(&pod(&documents, "StatefulSet")).contains(&"OPENSHELL_PEER_ENDPOINT"));
}

#[test]
fn gateways_that_never_share_a_node_can_still_be_rolled_out() {
    let hard = format!("{TWO}podAntiAffinityPreset: hard\n");
    let strategy = |args: &[&str]| {
        let documents = rendered(&hard, args);
        let rolling = object(&documents, "Deployment")["spec"]["strategy"]["rollingUpdate"].clone();
        let term = pod(&documents, "Deployment")["affinity"]["podAntiAffinity"]
            ["requiredDuringSchedulingIgnoredDuringExecution"][0]["matchLabelKeys"]
            .clone();
        (rolling, term)
    };
    let beside = (json!({ "maxUnavailable": 0, "maxSurge": 1 }), json!(["pod-template-hash"]));
    assert_eq!(strategy(&[]), beside);
    let room = (json!({ "maxUnavailable": 1, "maxSurge": 0 }), Json::Null);
    assert_eq!(strategy(&["--kube-version", "1.30"]), room);
}

#[test]
fn affinity_of_the_users_wins_over_the_preset() {
    let node = "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}\n";
    let both = pod(&rendered(&format!("{TWO}{node}"), &[]), "Deployment")["affinity"].clone();
    assert!(both["nodeAffinity"].is_object() && both["podAntiAffinity"].is_object(), "{both}");
    let own = "affinity: {podAntiAffinity: {}}\n";
    let own = pod(&rendered(&format!("{TWO}{own}"), &[]), "Deployment")["affinity"].clone();
    assert_eq!(own, json!({ "podAntiAffinity": {} }));
    let unset = rendered(&format!("{TWO}podAntiAffinityPreset: none\n"), &[]);
    assert_eq!(pod(&unset, "Deployment")["affinity"], Json::Null);
}

#[test]
fn what_a_workload_does_not_know_is_refused() {
    for (values, setting) in [
        (format!("{TWO}updateStrategy: {{type: OnDelete}}\n"), "updateStrategy.type"),
        ("updateStrategy: {type: Recreate}\n".to_owned(), "updateStrategy.type"),
        (
            "updateStrategy: {rollingUpdate: {maxSurge: 1}}\n".to_owned(),
            "updateStrategy.rollingUpdate.maxSurge",
        ),
        (
            format!("{TWO}podDisruptionBudget: {{minAvailable: 1, maxUnavailable: 1}}\n"),
            "podDisruptionBudget.minAvailable",
        ),
        (format!("{TWO}autoscaling: {{enabled: true, minReplicas: 5}}\n"), "autoscaling.minReplicas"),
        ("autoscaling: {enabled: true}\n".to_owned(), "autoscaling.maxReplicas"),
        ("replicaCount: 3\n".to_owned(), "replicaCount"),
    ] {
        let refusal = render(&values, &[]).refusal();
        assert!(refusal.contains(&format!("`{setting}`")), "{refusal}");
    }
}

#[test]
fn sqlite_refuses_several_gateways_and_shows_the_way_out() {
    let refusal = render("replicaCount: 3\n", &[]).refusal();
    for part in ["locked by that pod alone", "postgres.enabled: true", "workload.kind: deployment"] {
        assert!(refusal.contains(part), "{refusal}");
    }
}

#[test]
fn the_limit_on_connections_follows_the_gateways() {
    let internal = |count: u32, args: &[&str]| {
        let values = format!(
            "replicaCount: {count}\nworkload: {{kind: deployment}}\npostgres: {{enabled: true, password: a, superuserPassword: b}}\n"
        );
        let documents = rendered(&values, args);
        let config = find(&documents, "ConfigMap", "openshell-postgres-config").unwrap();
        let text = config["data"]["postgresql.conf"].as_str().unwrap();
        text.lines().find(|line| line.starts_with("max_connections")).map(str::to_owned)
    };
    assert_eq!(internal(3, &[]), None);
    assert_eq!(internal(6, &[]), Some("max_connections = 145".into()));
    assert_eq!(internal(6, &["--app-version", "0.1.0"]), Some("max_connections = 197".into()));
}
