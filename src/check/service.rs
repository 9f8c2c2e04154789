//! Services.
//!
//! Source: `validateService` in `k8s.io/kubernetes/pkg/apis/core/validation`. Which ports nodes may have is an API server's
//! own setting (30000 to 32767 by default), so any port is taken here.

use std::collections::HashSet;

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{address, label, name, port, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, subdomain_problem};

const CODE: Code = Code::InvalidService;
const TYPES: [&str; 4] = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"];

/// Checks a Service.
pub(super) fn check(object: &Service, findings: &mut Findings) {
    let Some(spec) = &object.spec else { return };
    let at = Field::root("spec");
    let kind = word::set(spec.type_.as_deref()).unwrap_or("ClusterIP");
    word::check(kind, &TYPES, CODE, &at.name("type"), findings);
    address(spec, kind, &at, findings);
    if let Some(selector) = &spec.selector {
        label::labels(selector, &at.name("selector"), findings);
    }
    let affinities = ["None", "ClientIP"];
    let affinity = spec.session_affinity.as_deref();
    word::optional(affinity, &affinities, CODE, &at.name("sessionAffinity"), findings);
    let is_headless = spec.cluster_ip.as_deref() == Some("None");
    ports(spec.ports.as_deref().unwrap_or_default(), kind, is_headless, &at.name("ports"), findings);
}

fn address(spec: &ServiceSpec, kind: &str, at: &Field, findings: &mut Findings) {
    let address = spec.cluster_ip.as_deref().unwrap_or_default();
    let at_address = at.name("clusterIP");
    match (kind, address) {
        ("ExternalName", _) => {
            let name = spec.external_name.as_deref().unwrap_or_default();
            if let Some(why) = subdomain_problem(name.strip_suffix('.').unwrap_or(name)) {
                findings
                    .add(CODE, &at.name("externalName"), format!("`{name}` is no host name: it {why}"))
                    .help("name the host that the Service stands for");
            }
            if !address.is_empty() {
                findings.add(CODE, &at_address, "a name of another host has no address").help("remove it");
            }
        }
        ("LoadBalancer" | "NodePort", "None") => {
            findings
                .add(CODE, &at_address, format!("a Service of type `{kind}` has an address"))
                .help("remove it, or set the type to `ClusterIP`");
        }
        (_, "" | "None") => {}
        (_, address) if address::parse(address).is_none() => {
            address::refuse(address, CODE, &at_address, findings).help("remove it: Kubernetes chooses one");
        }
        _ => {}
    }
}

fn ports(ports: &[ServicePort], kind: &str, is_headless: bool, at: &Field, findings: &mut Findings) {
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
    use serde_json::{Map, Value as Json, json};

    use super::*;

    fn fields(spec: Json) -> Vec<String> {
        let mut findings = Findings::default();
        let mut object = json!({ "metadata": { "name": "a" } });
        object["spec"] = spec;
        check(&serde_json::from_value(object).unwrap(), &mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    fn port(change: Json) -> Vec<String> {
        let mut port = json!({ "port": 80 });
        port.as_object_mut().unwrap().extend(serde_json::from_value::<Map<String, Json>>(change).unwrap());
        fields(json!({ "type": "NodePort", "ports": [port] }))
    }

    #[test]
    fn types_and_addresses_go_together() {
        let ports = json!([{ "port": 80 }]);
        for (kind, address, found) in [
            ("ClusterIP", "None", ""),
            ("ClusterIP", "10.0.0.1", ""),
            ("ClusterIP", "10.0.0", "spec.clusterIP"),
            ("NodePort", "", ""),
            ("NodePort", "None", "spec.clusterIP"),
            ("LoadBalancer", "None", "spec.clusterIP"),
            ("clusterip", "", "spec.type"),
        ] {
            let found: Vec<&str> = Some(found).filter(|found| !found.is_empty()).into_iter().collect();
            assert_eq!(fields(json!({ "type": kind, "clusterIP": address, "ports": ports })), found);
        }
        assert!(fields(json!({ "type": "ExternalName", "externalName": "a.example.com." })).is_empty());
        assert_eq!(fields(json!({ "type": "ExternalName", "externalName": "a_b" })), ["spec.externalName"]);
        assert_eq!(fields(json!({ "sessionAffinity": "ip", "ports": ports })), ["spec.sessionAffinity"]);
        assert!(fields(json!({ "clusterIP": "None" })).is_empty());
        assert_eq!(fields(json!({})), ["spec.ports"]);
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
