//! Parts of NetworkPolicies.

use k8s_openapi::api::networking::v1::{NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicyPort};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::render::metadata::{Labels, matching};

/// Lets these in at a TCP port; None lets in everyone.
#[must_use]
pub fn from(peers: Option<Vec<NetworkPolicyPeer>>, number: u16) -> NetworkPolicyIngressRule {
    NetworkPolicyIngressRule { from: peers, ports: Some(vec![port("TCP", number)]) }
}

/// A port by its number.
#[must_use]
pub fn port(protocol: &str, number: u16) -> NetworkPolicyPort {
    NetworkPolicyPort {
        protocol: Some(protocol.to_owned()),
        port: Some(IntOrString::Int(number.into())),
        ..Default::default()
    }
}

/// Pods of the same namespace.
#[must_use]
pub fn pods(labels: Labels) -> NetworkPolicyPeer {
    NetworkPolicyPeer { pod_selector: Some(matching(labels)), ..Default::default() }
}

/// The label by which a namespace is selected: each has it, by the API server.
#[must_use]
pub fn namespace(name: &str) -> Labels {
    Labels::from([("kubernetes.io/metadata.name".to_owned(), name.to_owned())])
}
