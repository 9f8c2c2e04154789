//! NetworkPolicies: who may reach sandboxes and the gateway.

pub mod gateway;

use std::collections::BTreeMap;

use k8s_openapi::api::networking::v1::{
    NetworkPolicy, NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicySpec,
};

use crate::plan::Plan;
use crate::render::metadata::{Labels, in_namespace, matching, selector};
use crate::render::policy::{namespace, port};

/// The port of the SSH server in sandboxes.
const SSH: u16 = 2222;

/// Lets only the gateway's pods reach the SSH port of sandboxes.
#[must_use]
pub fn sandbox_ssh(plan: &Plan) -> NetworkPolicy {
    let gateway = NetworkPolicyPeer {
        namespace_selector: Some(matching(namespace(&plan.release.namespace))),
        pod_selector: Some(matching(selector(plan))),
        ..Default::default()
    };
    NetworkPolicy {
        metadata: in_namespace(plan, &plan.sandboxes.namespace, plan.names.sandbox_ssh()),
        spec: Some(NetworkPolicySpec {
            pod_selector: Some(matching(sandboxes())),
            policy_types: Some(vec!["Ingress".into()]),
            ingress: Some(vec![NetworkPolicyIngressRule {
                from: Some(vec![gateway]),
                ports: Some(vec![port("TCP", SSH)]),
            }]),
            ..Default::default()
        }),
    }
}

/// Labels of sandbox pods.
fn sandboxes() -> Labels {
    BTreeMap::from([("openshell.ai/managed-by".to_owned(), "openshell".to_owned())])
}
