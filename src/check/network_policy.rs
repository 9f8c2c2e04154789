//! Network policies.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/networking/validation`.

use k8s_openapi::api::networking::v1::{IPBlock, NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::check::cidr::Cidr;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{port, selector, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidNetworkPolicy;

/// Checks a NetworkPolicy.
pub(super) fn check(object: &NetworkPolicy, findings: &mut Findings) {
    let Some(spec) = &object.spec else { return };
    let at = Field::root("spec");
    let pods = spec.pod_selector.as_ref();
    selector::optional(pods, Code::InvalidLabel, &at.name("podSelector"), findings);
    let ingress = at.name("ingress");
    for (index, item) in spec.ingress.iter().flatten().enumerate() {
        rule((item.from.as_ref(), "from"), item.ports.as_ref(), &ingress.index(index), findings);
    }
    let egress = at.name("egress");
    for (index, item) in spec.egress.iter().flatten().enumerate() {
        rule((item.to.as_ref(), "to"), item.ports.as_ref(), &egress.index(index), findings);
    }
    let types = spec.policy_types.as_deref().unwrap_or_default();
    let at = at.name("policyTypes");
    if types.len() > 2 {
        findings
            .add(CODE, &at, "there are two types of policies, and more are listed")
            .help("list each once");
        return;
    }
    for (index, kind) in types.iter().enumerate() {
        word::check(kind, &["Ingress", "Egress"], CODE, &at.index(index), findings);
    }
}

fn rule(
    (peers, name): (Option<&Vec<NetworkPolicyPeer>>, &str),
    ports: Option<&Vec<NetworkPolicyPort>>,
    at: &Field,
    findings: &mut Findings,
) {
    let at_ports = at.name("ports");
    for (index, item) in ports.into_iter().flatten().enumerate() {
        port_rule(item, &at_ports.index(index), findings);
    }
    let at_peers = at.name(name);
    for (index, item) in peers.into_iter().flatten().enumerate() {
        peer(item, &at_peers.index(index), findings);
    }
}

fn port_rule(item: &NetworkPolicyPort, at: &Field, findings: &mut Findings) {
    word::given(item.protocol.as_deref(), &port::PROTOCOLS, CODE, &at.name("protocol"), findings);
    if let Some(port) = &item.port {
        port::check(port, CODE, &at.name("port"), findings);
    }
    let Some(end) = item.end_port else { return };
    let at = at.name("endPort");
    let Some(IntOrString::Int(first)) = item.port else {
        findings
            .add(CODE, &at, "a range of ports begins with a number")
            .help("set `port` to the first port's number");
        return;
    };
    port::number(end, CODE, &at, findings);
    if end < first {
        findings
            .add(CODE, &at, format!("the range goes from {first} down to {end}"))
            .help("set it to the last port of the range");
    }
}

fn peer(peer: &NetworkPolicyPeer, at: &Field, findings: &mut Findings) {
    for (name, of) in [("podSelector", &peer.pod_selector), ("namespaceSelector", &peer.namespace_selector)] {
        selector::optional(of.as_ref(), Code::InvalidLabel, &at.name(name), findings);
    }
    let selects = peer.pod_selector.is_some() || peer.namespace_selector.is_some();
    match &peer.ip_block {
        None if !selects => {
            findings
                .add(CODE, at, "nobody is named")
                .help("give it a `podSelector`, a `namespaceSelector` or an `ipBlock`; `namespaceSelector: {}` is every pod");
        }
        None => {}
        Some(block) => {
            if selects {
                findings
                    .add(CODE, at, "`ipBlock` cannot stand next to selectors")
                    .help("make two items of it");
            }
            ip_block(block, &at.name("ipBlock"), findings);
        }
    }
}

fn ip_block(block: &IPBlock, at: &Field, findings: &mut Findings) {
    let cidr = range(&block.cidr, &at.name("cidr"), findings);
    let at = at.name("except");
    for (index, except) in block.except.iter().flatten().enumerate() {
        let part = range(except, &at.index(index), findings);
        if cidr.zip(part).is_some_and(|(cidr, part)| !cidr.contains(part)) {
            findings
                .add(CODE, &at.index(index), format!("`{except}` is no part of `{}`", block.cidr))
                .help("name a smaller range within it");
        }
    }
}

fn range(text: &str, at: &Field, findings: &mut Findings) -> Option<Cidr> {
    let range = Cidr::parse(text);
    if range.is_none() {
        findings
            .add(CODE, at, format!("`{text}` is no range of IP addresses"))
            .help("write one such as `10.0.0.0/8`, or `10.1.2.3/32` for one address");
    }
    range
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn fields(spec: Json) -> Vec<String> {
        let mut findings = Findings::default();
        let mut object = json!({ "metadata": { "name": "a" } });
        object["spec"] = spec;
        check(&serde_json::from_value(object).unwrap(), &mut findings);
        let fields = findings.into_list().into_iter().map(|finding| finding.place.field);
        fields.map(|field| field.replace("spec.ingress[0].", "")).collect()
    }

    fn from(peer: Json) -> Vec<String> {
        fields(json!({ "ingress": [{ "from": Json::Array(vec![peer]) }] }))
    }

    fn port(port: Json) -> Vec<String> {
        fields(json!({ "ingress": [{ "ports": Json::Array(vec![port]) }] }))
    }

    #[test]
    fn a_peer_is_somebody() {
        assert_eq!(from(json!({})), ["from[0]"]);
        assert!(from(json!({ "podSelector": {} })).is_empty());
        assert!(from(json!({ "podSelector": {}, "namespaceSelector": {} })).is_empty());
        let block = json!({ "cidr": "10.0.0.0/8" });
        assert!(from(json!({ "ipBlock": block })).is_empty());
        assert_eq!(from(json!({ "ipBlock": block, "podSelector": {} })), ["from[0]"]);
        let bad = json!({ "podSelector": { "matchLabels": { "a b": "c" } } });
        assert_eq!(from(bad), ["from[0].podSelector.matchLabels[a b]"]);
    }

    #[test]
    fn exceptions_are_parts_of_their_range() {
        let except = |except: &str| from(json!({ "ipBlock": { "cidr": "10.0.0.0/8", "except": [except] } }));
        assert!(except("10.1.0.0/16").is_empty());
        for bad in ["10.0.0.0/8", "11.0.0.0/16", "10.1.0.0", "::/1", ""] {
            assert_eq!(except(bad), ["from[0].ipBlock.except[0]"], "{bad}");
        }
        assert_eq!(from(json!({ "ipBlock": { "cidr": "" } })), ["from[0].ipBlock.cidr"]);
    }

    #[test]
    fn ports_are_numbers_ranges_or_names() {
        for good in
            [json!({}), json!({ "port": "http" }), json!({ "port": 1, "endPort": 2, "protocol": "UDP" })]
        {
            assert!(port(good.clone()).is_empty(), "{good}");
        }
        assert_eq!(port(json!({ "port": 2, "endPort": 1 })), ["ports[0].endPort"]);
        assert_eq!(port(json!({ "endPort": 1 })), ["ports[0].endPort"]);
        assert_eq!(port(json!({ "port": "a", "endPort": 1 })), ["ports[0].endPort"]);
        assert_eq!(port(json!({ "port": 0 })), ["ports[0].port"]);
        assert_eq!(port(json!({ "port": 80, "protocol": "tcp" })), ["ports[0].protocol"]);
        assert_eq!(fields(json!({ "policyTypes": ["ingress"] })), ["spec.policyTypes[0]"]);
    }
}
