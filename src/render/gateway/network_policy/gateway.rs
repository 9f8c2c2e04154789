//! NetworkPolicy: who may reach the gateway, and whom it may reach.

use k8s_openapi::api::networking::v1::{
    NetworkPolicy, NetworkPolicyEgressRule, NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicyPort,
    NetworkPolicySpec,
};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::{SSH, sandboxes};
use crate::plan::Plan;
use crate::plan::network_policy::{DatabasePort, Egress, GatewayPolicy};
use crate::plan::postgres;
use crate::plan::sandboxes::Workspaces;
use crate::render::list::unless_empty;
use crate::render::metadata::{Labels, component_selector, matching, namespaced, selector};
use crate::render::policy::{self, namespace, pods, port};
use crate::render::postgres::COMPONENT;
use crate::values::schema::network_policy::EgressRule;

/// Ports of DNS; OpenShift's pods have the second.
const DNS: [u16; 2] = [53, 5353];

/// The policy of the gateway's pods.
///
/// Everyone may ask for their health: kubelets do so from the nodes, whose addresses no selector takes, and some load
/// balancers.
#[must_use]
pub fn policy(plan: &Plan, planned: &GatewayPolicy) -> NetworkPolicy {
    let values = &plan.values.network_policy.gateway;
    let mut ingress = vec![from(clients(plan, &values.ingress_from), plan.ports.grpc)];
    ingress.extend(plan.ports.health.map(|health| from(Vec::new(), health)));
    ingress.extend(plan.ports.metrics.map(|metrics| from(values.metrics_from.clone(), metrics)));
    let types = ["Ingress"].into_iter().chain(planned.egress.as_ref().map(|_| "Egress"));
    NetworkPolicy {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: Some(NetworkPolicySpec {
            pod_selector: Some(matching(selector(plan))),
            policy_types: Some(types.map(str::to_owned).collect()),
            ingress: Some(ingress),
            egress: planned.egress.as_ref().map(|egress| egress_rules(plan, egress)),
        }),
    }
}

/// Who may send requests; nobody in particular means everyone.
fn clients(plan: &Plan, given: &[NetworkPolicyPeer]) -> Vec<NetworkPolicyPeer> {
    if given.is_empty() {
        return Vec::new();
    }
    [sandbox_pods(plan), pods(selector(plan))].into_iter().chain(given.iter().cloned()).collect()
}

fn egress_rules(plan: &Plan, egress: &Egress) -> Vec<NetworkPolicyEgressRule> {
    let dns = DNS.into_iter().flat_map(|number| [port("UDP", number), port("TCP", number)]).collect();
    let mut rules = vec![
        to(Vec::new(), dns),
        to(Vec::new(), egress.ports.iter().map(|number| port("TCP", *number)).collect()),
        to(vec![sandbox_pods(plan)], vec![port("TCP", SSH)]),
        to(vec![pods(selector(plan))], vec![port("TCP", plan.ports.grpc)]),
    ];
    match egress.database {
        DatabasePort::Nowhere => {}
        DatabasePort::Own => {
            let server = pods(component_selector(plan, COMPONENT));
            rules.push(to(vec![server], vec![port("TCP", postgres::PORT)]));
        }
        DatabasePort::Elsewhere(number) => rules.push(to(Vec::new(), vec![port("TCP", number)])),
    }
    rules.extend(plan.values.network_policy.gateway.egress.extra_rules.iter().map(extra));
    rules
}

fn extra(rule: &EgressRule) -> NetworkPolicyEgressRule {
    let ports = rule.ports.iter().map(|given| NetworkPolicyPort {
        protocol: Some(given.protocol.get().unwrap_or("TCP").to_owned()),
        port: given.port.map(|number| IntOrString::Int(number.into())),
        end_port: given.end_port.map(i32::from),
    });
    NetworkPolicyEgressRule { to: unless_empty(&rule.to), ports: unless_empty(&ports.collect::<Vec<_>>()) }
}

/// Sandboxes where they run; the names of several namespaces are not known.
fn sandbox_pods(plan: &Plan) -> NetworkPolicyPeer {
    let labels = match plan.sandboxes.workspaces {
        Workspaces::Shared => namespace(&plan.sandboxes.namespace),
        Workspaces::Managed | Workspaces::Operator => Labels::new(),
    };
    let namespaces = matching(labels);
    NetworkPolicyPeer { namespace_selector: Some(namespaces), ..pods(sandboxes()) }
}

/// Lets these reach a port; nobody in particular means everyone.
fn from(peers: Vec<NetworkPolicyPeer>, number: u16) -> NetworkPolicyIngressRule {
    policy::from(Some(peers).filter(|peers| !peers.is_empty()), number)
}

/// Lets pods reach ports of these; nobody in particular means everyone.
fn to(peers: Vec<NetworkPolicyPeer>, ports: Vec<NetworkPolicyPort>) -> NetworkPolicyEgressRule {
    NetworkPolicyEgressRule { to: Some(peers).filter(|peers| !peers.is_empty()), ports: Some(ports) }
}
