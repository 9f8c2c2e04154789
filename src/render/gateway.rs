//! The gateway: one file for each kind of object, and [`objects`], the list of them.

pub mod certgen;
pub mod certificates;
pub mod cluster_role;
pub mod config_map;
pub mod container;
pub mod dashboard;
pub mod database_url;
pub mod deployment;
pub mod gateway_route;
pub mod gateway_toml;
pub mod horizontal_pod_autoscaler;
pub mod ingress;
pub mod namespace;
pub mod network_gateway;
pub mod network_policy;
pub mod peer;
pub mod pod;
pub mod pod_disruption_budget;
mod probes;
pub mod prometheus_rule;
pub mod rbac;
pub mod role;
pub mod route;
pub mod secret;
pub mod service;
pub mod service_account;
pub mod service_monitor;
pub mod stateful_set;
pub mod volumes;

use crate::plan::Plan;
use crate::plan::availability::replicas::Replicas;
use crate::plan::credentials::Credentials;
use crate::plan::credentials::key_encryption_key::KeyEncryptionKey;
use crate::plan::pki::Pki;
use crate::plan::sandboxes::Workspaces;
use crate::plan::service_accounts::Identity;
use crate::plan::workload::Workload;
use crate::render::item::{Item, Lifecycle};
use crate::render::object::Object;

/// All objects of the gateway.
#[must_use]
pub fn objects(plan: &Plan) -> Vec<Item> {
    let config = gateway_toml::text(plan);
    let mut items = Vec::new();
    let mut add = |object: Object| items.push(Item::release(object));
    if plan.values.network_policy.enabled {
        add(Object::NetworkPolicy(network_policy::sandbox_ssh(plan)));
    }
    if let Some(planned) = &plan.network_policy {
        add(Object::NetworkPolicy(network_policy::gateway::policy(plan, planned)));
    }
    if let Some(budget) = &plan.availability.disruption_budget {
        add(Object::PodDisruptionBudget(pod_disruption_budget::gateway(plan, budget)));
    }
    if let Identity::Rendered { name, annotations } = &plan.service_accounts.gateway {
        add(Object::ServiceAccount(service_account::gateway(plan, name, annotations)));
    }
    if let Identity::Rendered { name, annotations } = &plan.service_accounts.sandbox {
        add(Object::ServiceAccount(service_account::sandbox(plan, name, annotations)));
    }
    add(Object::ConfigMap(config_map::gateway(plan, config.clone())));
    add(Object::ClusterRole(cluster_role::node_reader(plan)));
    add(Object::ClusterRoleBinding(cluster_role::node_reader_binding(plan)));
    if let Credentials::KubernetesSecrets { namespace, rbac: true } = &plan.credentials {
        add(Object::Role(role::credential_secrets(plan, namespace)));
        add(Object::RoleBinding(role::credential_secrets_binding(plan, namespace)));
    }
    if plan.sandboxes.workspaces == Workspaces::Shared {
        add(Object::Role(role::sandbox(plan)));
        add(Object::RoleBinding(role::sandbox_binding(plan)));
    }
    add(Object::Service(service::gateway(plan)));
    if plan.availability.peers.is_some() {
        add(Object::Role(peer::role(plan)));
        add(Object::RoleBinding(peer::role_binding(plan)));
        add(Object::Service(peer::service(plan)));
    }
    match &plan.workload {
        Workload::StatefulSet { volume, update } => {
            add(Object::StatefulSet(stateful_set::gateway(plan, &config, volume, update.as_ref())));
        }
        Workload::Deployment { strategy } => {
            add(Object::Deployment(deployment::gateway(plan, &config, strategy.as_ref())));
        }
    }
    if let Replicas::Autoscaled(autoscaler) = &plan.availability.replicas {
        add(Object::HorizontalPodAutoscaler(horizontal_pod_autoscaler::gateway(plan, autoscaler)));
    }
    if let Pki::CertManager { internal_dns_names, external } = &plan.pki {
        add(Object::Issuer(certificates::self_signed_issuer(plan)));
        add(Object::Issuer(certificates::ca_issuer(plan)));
        add(Object::Certificate(certificates::ca(plan)));
        add(Object::Certificate(certificates::server(plan, internal_dns_names)));
        if let Some(external) = external {
            add(Object::Certificate(certificates::external(plan, external)));
        }
        add(Object::Certificate(certificates::client(plan)));
    }
    ways_in(plan).into_iter().for_each(&mut add);
    if let Some(namespace) = &plan.metrics.service_monitor {
        add(Object::ServiceMonitor(service_monitor::gateway(plan, namespace)));
    }
    if let Some(namespace) = &plan.metrics.prometheus_rule {
        add(Object::PrometheusRule(prometheus_rule::gateway(plan, namespace)));
    }
    if let Some(namespace) = &plan.metrics.grafana_dashboard {
        add(Object::ConfigMap(dashboard::gateway(plan, namespace)));
    }

    if let Credentials::Database(KeyEncryptionKey::Rendered { secret, key }) = &plan.credentials {
        let object = Object::Secret(secret::key_encryption_key(plan, secret, key));
        items.push(Item::with(Lifecycle::Kept, object));
    }
    let certgen_args = match &plan.pki {
        Pki::Provided => None,
        Pki::Certgen { server_sans } => Some(certgen::all_args(plan, server_sans)),
        Pki::CertManager { .. } => Some(certgen::jwt_args(plan)),
    };
    if let Some(args) = certgen_args {
        items.extend([
            Item::with(Lifecycle::SetUpAccess, Object::ServiceAccount(certgen::service_account(plan))),
            Item::with(Lifecycle::SetUpAccess, Object::Role(certgen::role(plan))),
            Item::with(Lifecycle::SetUpAccess, Object::RoleBinding(certgen::role_binding(plan))),
            Item::with(Lifecycle::SetUpJob, Object::Job(certgen::job(plan, args))),
        ]);
    }
    items
}

/// What leads to the gateway's Service.
fn ways_in(plan: &Plan) -> Vec<Object> {
    let mut objects = Vec::new();
    if let Some(planned) = &plan.exposure.gateway_api {
        if let Some(listener) = &planned.own_gateway {
            objects.push(Object::Gateway(network_gateway::gateway(plan, planned, listener)));
        }
        if let Some(hostnames) = &planned.routes.grpc {
            objects.push(Object::GrpcRoute(gateway_route::grpc(plan, planned, hostnames)));
        }
        if let Some(hostnames) = &planned.routes.http {
            objects.push(Object::HttpRoute(gateway_route::http(plan, planned, hostnames)));
        }
        if let Some(hostnames) = &planned.routes.tls {
            objects.push(Object::TlsRoute(gateway_route::tls(plan, planned, hostnames)));
        }
    }
    if let Some(planned) = &plan.exposure.ingress {
        objects.push(Object::Ingress(ingress::gateway(plan, planned)));
    }
    if let Some(planned) = &plan.exposure.openshift_route {
        objects.push(Object::Route(route::gateway(plan, planned)));
    }
    objects
}
