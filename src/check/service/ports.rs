//! Ports of Services.

use std::collections::HashSet;

use k8s_openapi::api::core::v1::ServicePort;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, name, port, word};
use crate::plan::kubernetes_names::label_problem;

/// Checks the ports of a Service of a type.
pub(super) fn check(
    ports: &[ServicePort],
    kind: &str,
    is_headless: bool,
    at: &Field,
    findings: &mut Findings,
) {
    if ports.is_empty() && !is_headless && kind != "ExternalName" {
        findings.add(CODE, at, "a Service has at least one port").help("list its ports");
    }
    let (mut names, mut numbers, mut on_nodes) = (HashSet::new(), HashSet::new(), HashSet::new());
    for (index, item) in ports.iter().enumerate() {
        let at = at.index(index);
        let protocol = word::set(item.protocol.as_deref()).unwrap_or("TCP");
        match item.name.as_deref().unwrap_or_default() {
            "" if ports.len() > 1 => {
                findings.add(CODE, &at.name("name"), "one of several ports needs a name").help("name it");
            }
            "" => {}
            name => {
                name::check("port", name, label_problem, CODE, &at.name("name"), findings);
                if !names.insert(name) {
                    name::twice("port", name, CODE, &at.name("name"), findings);
                }
            }
        }
        if !numbers.insert((protocol, item.port)) {
            findings
                .add(CODE, &at, format!("another port of the Service has the number {} too", item.port))
                .help("choose another number");
        }
        one(item, protocol, &at, findings);
        node_port(item, kind, &at, findings);
        if item.node_port.is_some_and(|port| port != 0 && !on_nodes.insert((protocol, port))) {
            findings
                .add(CODE, &at.name("nodePort"), "another port of the Service has this port of the nodes too")
                .help("choose another number");
        }
    }
}

fn one(item: &ServicePort, protocol: &str, at: &Field, findings: &mut Findings) {
    port::number(item.port, CODE, &at.name("port"), findings);
    word::check(protocol, &port::PROTOCOLS, CODE, &at.name("protocol"), findings);
    match &item.target_port {
        // Nothing, or 0, is the port itself.
        None | Some(IntOrString::Int(0)) => {}
        Some(IntOrString::String(name)) if name.is_empty() => {}
        Some(target) => port::check(target, CODE, &at.name("targetPort"), findings),
    }
    if let Some(protocol) = &item.app_protocol {
        label::key(protocol, &at.name("appProtocol"), findings);
    }
}

fn node_port(item: &ServicePort, kind: &str, at: &Field, findings: &mut Findings) {
    let Some(number) = item.node_port.filter(|number| *number != 0) else { return };
    if kind == "ClusterIP" {
        findings
            .add(CODE, &at.name("nodePort"), "a Service of type `ClusterIP` has no port on nodes")
            .help("remove it, or set the type to `NodePort`");
    } else {
        port::number(number, CODE, &at.name("nodePort"), findings);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use crate::check::service;
    use crate::check::testing::{self, object, with};

    fn fields(spec: Json) -> Vec<String> {
        testing::fields(|findings| service::check(&object("a", spec), findings))
    }

    fn port(change: Json) -> Vec<String> {
        let port = with(json!({ "port": 80 }), change);
        fields(json!({ "type": "NodePort", "ports": [port] }))
    }

    #[test]
    fn ports_are_numbers_with_distinct_names() {
        let two = |one: Json, other: Json| fields(json!({ "ports": [one, other] }));
        assert!(two(json!({ "port": 80, "name": "a" }), json!({ "port": 81, "name": "b" })).is_empty());
        assert_eq!(two(json!({ "port": 80, "name": "a" }), json!({ "port": 81 })), ["spec.ports[1].name"]);
        let same = json!({ "port": 80, "name": "a" });
        assert_eq!(two(same.clone(), same), ["spec.ports[1].name", "spec.ports[1]"]);
        assert_eq!(port(json!({ "port": 0 })), ["spec.ports[0].port"]);
        assert_eq!(port(json!({ "name": "a_b" })), ["spec.ports[0].name"]);
        assert_eq!(port(json!({ "protocol": "tcp" })), ["spec.ports[0].protocol"]);
        assert_eq!(port(json!({ "targetPort": 65536 })), ["spec.ports[0].targetPort"]);
        assert_eq!(port(json!({ "targetPort": "too-long-a-name-for-it" })), ["spec.ports[0].targetPort"]);
        assert_eq!(port(json!({ "appProtocol": "a b" })), ["spec.ports[0].appProtocol"]);
        assert!(port(json!({ "targetPort": "http", "appProtocol": "kubernetes.io/h2c" })).is_empty());
    }

    #[test]
    fn nodes_have_ports_for_some_types() {
        assert!(port(json!({ "nodePort": 30080 })).is_empty());
        assert_eq!(port(json!({ "nodePort": 70000 })), ["spec.ports[0].nodePort"]);
        let cluster = json!({ "ports": [{ "port": 80, "nodePort": 30080 }] });
        assert_eq!(fields(cluster), ["spec.ports[0].nodePort"]);
        let twice = json!([
            { "name": "a", "port": 80, "nodePort": 30080 }, { "name": "b", "port": 81, "nodePort": 30080 },
        ]);
        assert_eq!(fields(json!({ "type": "NodePort", "ports": twice })), ["spec.ports[1].nodePort"]);
    }
}
