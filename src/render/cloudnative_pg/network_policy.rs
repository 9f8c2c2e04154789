//! NetworkPolicies: who may reach the servers, and PgBouncer.
//!
//! Source: CloudNativePG's documentation of networking: the operator reaches each server on ports 8000 and 5432, and the
//! servers reach each other.

use k8s_openapi::api::networking::v1::{
    NetworkPolicy, NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicySpec,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::{COMPONENT, of_cluster, of_role};
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::names::APP_NAME;
use crate::plan::postgres::PORT;
use crate::render::metadata::{Labels, component, matching, selector};
use crate::render::policy::{from, namespace, pods};

/// Where a server tells its state to the operator.
const STATUS_PORT: u16 = 8000;
/// Metrics of a server, and of PgBouncer.
const METRICS_PORT: u16 = 9187;
const POOLER_METRICS_PORT: u16 = 9127;

/// Lets the gateway reach PostgreSQL, or PgBouncer in its place; the operator, and the servers each other, both ports;
/// and everyone the metrics.
#[must_use]
pub fn servers(plan: &Plan, planned: &PostgresCluster) -> NetworkPolicy {
    let mut clients = Vec::new();
    if planned.pooler.is_none() {
        clients.push(pods(selector(plan)));
    }
    // PgBouncer is among the cluster's own.
    let own = vec![operator(plan), pods(of_cluster(planned))];
    clients.extend(own.clone());
    clients.extend(extra(plan));
    let mut rules = vec![from(Some(clients), PORT), from(Some(own), STATUS_PORT)];
    rules.extend(metrics(plan, METRICS_PORT));
    policy(component(plan, COMPONENT, planned.names.cluster()), of_role(planned, "instance"), rules)
}

/// Lets the gateway reach PgBouncer, and everyone its metrics.
#[must_use]
pub fn pooler(plan: &Plan, planned: &PostgresCluster) -> NetworkPolicy {
    let clients = [pods(selector(plan))].into_iter().chain(extra(plan)).collect();
    let mut rules = vec![from(Some(clients), PORT)];
    rules.extend(metrics(plan, POOLER_METRICS_PORT));
    policy(component(plan, COMPONENT, planned.names.pooler()), of_role(planned, "pooler"), rules)
}

fn policy(metadata: ObjectMeta, of: Labels, rules: Vec<NetworkPolicyIngressRule>) -> NetworkPolicy {
    NetworkPolicy {
        metadata,
        spec: Some(NetworkPolicySpec {
            pod_selector: Some(matching(of)),
            policy_types: Some(vec!["Ingress".into()]),
            ingress: Some(rules),
            ..Default::default()
        }),
    }
}

fn metrics(plan: &Plan, port: u16) -> Option<NetworkPolicyIngressRule> {
    plan.values.postgres.metrics.enabled.then(|| from(None, port))
}

fn operator(plan: &Plan) -> NetworkPolicyPeer {
    let name = plan.values.postgres.network_policy.operator_namespace.get();
    NetworkPolicyPeer {
        // Without a name, wherever it runs.
        namespace_selector: Some(matching(name.map(namespace).unwrap_or_default())),
        pod_selector: Some(matching(Labels::from([(APP_NAME.into(), "cloudnative-pg".into())]))),
        ..Default::default()
    }
}

fn extra(plan: &Plan) -> Vec<NetworkPolicyPeer> {
    plan.values.postgres.network_policy.extra_from.clone()
}
