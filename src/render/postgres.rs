//! A PostgreSQL server of the release: one file for each kind of object, and [`objects`], the list of them.

pub mod certificates;
mod config_map;
pub mod containers;
mod network_policy;
mod pg_hba;
mod pod;
mod pod_disruption_budget;
mod postgresql_conf;
mod prometheus_rule;
mod secret;
mod service;
mod service_account;
mod service_monitor;
mod stateful_set;
pub mod volumes;

use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::credentials::Credentials;
use crate::plan::postgres::tls::Maker;
use crate::render::item::{Item, Lifecycle};
use crate::render::object::Object;
use crate::render::{backup, pgbackrest};

/// The part of the release that these objects are.
pub const COMPONENT: &str = "postgres";

/// All objects of a server, with its backups.
#[must_use]
pub fn objects(plan: &Plan, server: &PostgresServer) -> Vec<Item> {
    let values = &plan.values.postgres;
    let mut items = Vec::new();
    let mut add = |object| items.push(Item::with(Lifecycle::Added, object));
    if values.network_policy.enabled {
        add(Object::NetworkPolicy(network_policy::server(plan, server)));
    }
    if values.pod_disruption_budget.enabled {
        add(Object::PodDisruptionBudget(pod_disruption_budget::server(plan, server)));
    }
    add(Object::ServiceAccount(service_account::server(plan, server)));
    if let Credentials::Rendered { superuser_password, password, .. } = &server.credentials {
        add(Object::Secret(secret::passwords(plan, server, superuser_password, password)));
    }
    add(Object::ConfigMap(config_map::config(plan, server)));
    add(Object::ConfigMap(config_map::scripts(plan, server)));
    if !values.init_scripts.is_empty() {
        add(Object::ConfigMap(config_map::init_scripts(plan, server)));
    }
    if certificates::is_wanted(server) {
        for issuer in certificates::issuers(plan, server) {
            add(Object::Issuer(issuer));
        }
        add(Object::Certificate(certificates::authority(plan, server)));
    }
    if let Some(tls) = &server.tls
        && let Maker::CertManager { dns_names } = &tls.maker
    {
        add(Object::Certificate(certificates::server(plan, server, &tls.secret, dns_names)));
    }
    add(Object::Service(service::client(plan, server)));
    add(Object::Service(service::headless(plan, server)));
    add(Object::StatefulSet(stateful_set::server(plan, server)));
    if server.metrics.is_some() && values.metrics.service_monitor.enabled {
        add(Object::ServiceMonitor(service_monitor::server(plan, server)));
    }
    if server.metrics.is_some() && values.metrics.prometheus_rule.enabled {
        add(Object::PrometheusRule(prometheus_rule::server(plan, server)));
    }
    if let Some(planned) = &server.backup {
        items.extend(backup::objects(plan, server, planned));
    }
    if let Some(planned) = &server.pgbackrest {
        items.extend(pgbackrest::objects(plan, server, planned));
    }
    items
}
