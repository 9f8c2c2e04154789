//! Services.
//!
//! Source: `validateService` in `k8s.io/kubernetes/pkg/apis/core/validation`. Which ports nodes may have is an API server's
//! own setting (30000 to 32767 by default), so any port is taken here.

mod ports;

use k8s_openapi::api::core::v1::{Service, ServiceSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{address, label, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;

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
    ports::check(spec.ports.as_deref().unwrap_or_default(), kind, is_headless, &at.name("ports"), findings);
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

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{self, object};

    fn fields(spec: Json) -> Vec<String> {
        testing::fields(|findings| check(&object("a", spec), findings))
    }

    #[test]
    fn types_and_addresses_go_together() {
        let ports = json!([{ "port": 80 }]);
        for (kind, address, found) in [
            ("ClusterIP", "None", ""),
            ("ClusterIP", "10.0.0.1", ""),
            ("ClusterIP", "010.0.0.1", ""),
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
}
