//! NetworkPolicy: who may reach sandboxes.

use std::collections::BTreeMap;

use k8s_openapi::api::networking::v1::{
    NetworkPolicy, NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec,
};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::plan::Plan;
use crate::render::metadata::{in_namespace, matching, selector};

/// The port of the SSH server in sandboxes.
const SSH: i32 = 2222;

/// Lets only the gateway's pods reach the SSH port of sandboxes.
#[must_use]
pub fn sandbox_ssh(plan: &Plan) -> NetworkPolicy {
    let namespace = [("kubernetes.io/metadata.name".to_owned(), plan.release.namespace.clone())];
    let gateway = NetworkPolicyPeer {
        namespace_selector: Some(matching(BTreeMap::from(namespace))),
        pod_selector: Some(matching(selector(plan))),
        ..Default::default()
    };
    let ssh = NetworkPolicyPort {
        protocol: Some("TCP".into()),
        port: Some(IntOrString::Int(SSH)),
        ..Default::default()
    };
    let sandboxes = [("openshell.ai/managed-by".to_owned(), "openshell".to_owned())];
    NetworkPolicy {
        metadata: in_namespace(plan, &plan.sandboxes.namespace, plan.names.sandbox_ssh()),
        spec: Some(NetworkPolicySpec {
            pod_selector: Some(matching(BTreeMap::from(sandboxes))),
            policy_types: Some(vec!["Ingress".into()]),
            ingress: Some(vec![NetworkPolicyIngressRule {
                from: Some(vec![gateway]),
                ports: Some(vec![ssh]),
            }]),
            ..Default::default()
        }),
    }
}
