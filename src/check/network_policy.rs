//! Network policies.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/networking/validation`.

mod peer;

use k8s_openapi::api::networking::v1::{NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

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
        peer::check(item, &at_peers.index(index), findings);
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

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{self, object};

    fn fields(spec: Json) -> Vec<String> {
        let fields = testing::fields(|findings| check(&object("a", spec), findings));
        fields.into_iter().map(|field| field.replace("spec.ingress[0].", "")).collect()
    }

    fn port(port: Json) -> Vec<String> {
        fields(json!({ "ingress": [{ "ports": Json::Array(vec![port]) }] }))
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
