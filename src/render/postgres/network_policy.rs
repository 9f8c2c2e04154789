//! NetworkPolicy: who may reach the server.

use k8s_openapi::api::networking::v1::{NetworkPolicy, NetworkPolicySpec};

use super::COMPONENT;
use super::containers::{METRICS_PORT, PGBACKREST_PORT};
use crate::plan::Plan;
use crate::plan::postgres::{PORT, PostgresServer};
use crate::render::metadata::{component, component_selector, matching, selector};
use crate::render::policy::{from, pods};
use crate::render::{backup, pgbackrest};

/// Lets the gateway, where there is one, and the dumps reach PostgreSQL, pgBackRest's jobs both ports (a restore asks whether the server has
/// stopped), and everyone the metrics.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> NetworkPolicy {
    let mut clients: Vec<_> = plan.gateway.then(|| pods(selector(plan))).into_iter().collect();
    let mut rules = Vec::new();
    if server.backup.is_some() {
        clients.push(pods(component_selector(plan, backup::COMPONENT)));
    }
    if server.pgbackrest.is_some() {
        let jobs = pods(component_selector(plan, pgbackrest::COMPONENT));
        clients.push(jobs.clone());
        rules.push(from(Some(vec![jobs]), PGBACKREST_PORT));
    }
    if server.metrics.is_some() {
        rules.push(from(None, METRICS_PORT));
    }
    clients.extend(plan.values.postgres.network_policy.extra_from.iter().cloned());
    if !clients.is_empty() {
        // An empty list would let everyone in.
        rules.insert(0, from(Some(clients), PORT));
    }
    NetworkPolicy {
        metadata: component(plan, COMPONENT, server.names.server()),
        spec: Some(NetworkPolicySpec {
            pod_selector: Some(matching(component_selector(plan, COMPONENT))),
            policy_types: Some(vec!["Ingress".into()]),
            ingress: Some(rules),
            ..Default::default()
        }),
    }
}
