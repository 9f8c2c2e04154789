//! PostgreSQL servers that CloudNativePG runs: one file for each kind of object, and [`objects`], the list of them.

pub mod cluster;
mod network_policy;
mod object_store;
mod pod_monitor;
mod pooler;
mod prometheus_rule;
mod scheduled_backup;
mod secret;

use std::collections::BTreeMap;

use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::credentials::Credentials;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::render::item::{Item, Lifecycle};
use crate::render::metadata::Labels;
use crate::render::object::Object;

/// The part of the release that these objects are.
const COMPONENT: &str = "postgres";

/// All objects of a cluster, with its backups.
#[must_use]
pub fn objects(plan: &Plan, planned: &PostgresCluster) -> Vec<Item> {
    let values = &plan.values.postgres;
    let mut items = Vec::new();
    let mut add = |object| items.push(Item::with(Lifecycle::Added, object));
    if values.network_policy.enabled {
        add(Object::NetworkPolicy(network_policy::servers(plan, planned)));
        if planned.pooler.is_some() {
            add(Object::NetworkPolicy(network_policy::pooler(plan, planned)));
        }
    }
    if let Credentials::Rendered { password, .. } = &planned.credentials {
        add(Object::Secret(secret::role(plan, planned, password)));
    }
    if let Some(backups) = &planned.backups {
        let credentials = secret::store_data(&backups.store);
        if !credentials.is_empty() {
            add(Object::Secret(secret::store(plan, planned, credentials)));
        }
        add(Object::ObjectStore(object_store::store(plan, planned, backups)));
        add(Object::ScheduledBackup(scheduled_backup::backup(plan, planned, backups)));
    }
    add(Object::Cluster(cluster::cluster(plan, planned)));
    if let Some(pooler) = &planned.pooler {
        add(Object::Pooler(pooler::pooler(plan, planned, pooler)));
    }
    let metrics = &values.metrics;
    if metrics.enabled && metrics.service_monitor.enabled {
        add(Object::PodMonitor(pod_monitor::servers(plan, planned)));
    }
    if metrics.enabled && metrics.prometheus_rule.enabled {
        add(Object::PrometheusRule(prometheus_rule::servers(plan, planned)));
    }
    items
}

/// A cluster that begins with the backups of another, and what of the release it cannot do without: all of it may be lost.
#[must_use]
pub fn restored(plan: &Plan, restore: &ClusterRestore) -> Vec<Object> {
    let needed = objects(plan, &restore.cluster).into_iter().filter_map(|item| match item.object {
        object @ (Object::NetworkPolicy(_) | Object::Secret(_) | Object::ObjectStore(_)) => Some(object),
        _ => None,
    });
    needed.chain([Object::Cluster(cluster::restored(plan, restore))]).collect()
}

/// Labels that the operator gives to all pods of the cluster, PgBouncer's among them.
fn of_cluster(planned: &PostgresCluster) -> Labels {
    BTreeMap::from([("cnpg.io/cluster".to_owned(), planned.names.cluster().to_owned())])
}

/// The same with the label that tells servers (`instance`) and PgBouncer (`pooler`) apart.
fn of_role(planned: &PostgresCluster, role: &str) -> Labels {
    let mut labels = of_cluster(planned);
    labels.insert("cnpg.io/podRole".to_owned(), role.to_owned());
    labels
}
