//! The network policy of the gateway's pods: who is let in, and out.

use serde_json::{Value as Json, json};

use crate::support::{documents, render};

fn policy(values: &str) -> Json {
    let stream = render(&format!("networkPolicy: {{gateway: {{enabled: true}}}}\n{values}"), &[]).success();
    of(&stream)
}

fn of(stream: &str) -> Json {
    let documents = documents(stream);
    let is_it =
        |document: &&Json| document["kind"] == "NetworkPolicy" && document["metadata"]["name"] == "openshell";
    documents.iter().find(is_it).unwrap()["spec"].clone()
}

fn rule(rules: &Json, port: u16) -> &Json {
    let has = |rule: &&Json| rule["ports"].as_array().unwrap().iter().any(|one| one["port"] == port);
    rules.as_array().unwrap().iter().find(has).unwrap_or_else(|| panic!("nothing about {port}: {rules}"))
}

#[test]
fn everyone_may_use_the_three_ports_unless_somebody_is_named() {
    let open = policy("");
    assert_eq!(open["policyTypes"], json!(["Ingress"]));
    let ingress = open["ingress"].as_array().unwrap();
    assert_eq!(ingress.len(), 3);
    assert!(ingress.iter().all(|rule| rule["from"] == Json::Null), "{open}");
    let values = "networkPolicy: {gateway: {enabled: true, ingressFrom: [{podSelector: {matchLabels: {a: b}}}], metricsFrom: [{podSelector: {}}]}}\n\
                  server: {sandboxNamespace: boxes}";
    let closed = of(&render(values, &[]).success());
    let clients = rule(&closed["ingress"], 8080)["from"].as_array().unwrap();
    assert_eq!(clients[0]["namespaceSelector"]["matchLabels"]["kubernetes.io/metadata.name"], "boxes");
    assert_eq!(clients[0]["podSelector"]["matchLabels"]["openshell.ai/managed-by"], "openshell");
    assert_eq!(clients[1]["podSelector"], closed["podSelector"]);
    assert_eq!(clients[2]["podSelector"]["matchLabels"]["a"], "b");
    assert_eq!(rule(&closed["ingress"], 9090)["from"], json!([{ "podSelector": {} }]));
    // Kubelets ask from nodes.
    assert_eq!(rule(&closed["ingress"], 8081)["from"], Json::Null);
}

#[test]
fn metrics_that_are_off_are_let_out_of_it() {
    let closed = policy("service: {metricsPort: 0}");
    assert_eq!(closed["ingress"].as_array().unwrap().len(), 2);
}

#[test]
fn the_gateway_gets_out_to_what_it_needs() {
    let out = |values: &str| {
        let all =
            format!("networkPolicy: {{gateway: {{enabled: true, egress: {{enabled: true}}}}}}\n{values}");
        of(&render(&all, &[]).success())
    };
    let sqlite = out("");
    assert_eq!(sqlite["policyTypes"], json!(["Ingress", "Egress"]));
    let reached = |spec: &Json| {
        spec["egress"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|rule| rule["ports"].as_array().unwrap().clone())
            .map(|port| port["port"].as_u64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(reached(&sqlite), [53, 53, 5353, 5353, 443, 6443, 2222, 8080]);
    let own = out("postgres: {enabled: true, password: a, superuserPassword: b}");
    let server = &rule(&own["egress"], 5432)["to"][0]["podSelector"]["matchLabels"];
    assert_eq!(server["app.kubernetes.io/component"], "postgres");
    let elsewhere = out(
        "postgres: {enabled: true, mode: external, host: db, port: 6432, password: a}\nserver: {oidc: {issuer: 'https://login:8443/a'}}",
    );
    assert_eq!(rule(&elsewhere["egress"], 6432)["to"], Json::Null);
    assert_eq!(rule(&elsewhere["egress"], 8443)["to"], Json::Null);
    let managed = out("server: {drivers: {kubernetes: {workspaceMode: managed}}}");
    assert_eq!(rule(&managed["egress"], 2222)["to"][0]["namespaceSelector"], json!({ "matchLabels": {} }));
}
