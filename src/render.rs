//! From plan to typed objects.
//!
//! [`objects`] is the one list of what is rendered when. The builders it calls are total: each takes the part
//! of the plan whose existence says that the object is wanted.

pub mod backup;
mod claim;
pub mod cloudnative_pg;
pub mod custom;
mod env;
pub mod gateway;
pub mod item;
mod job;
pub mod metadata;
pub mod object;
pub mod pgbackrest;
pub mod postgres;
pub mod restore;
pub mod restricted;
mod secret_data;
mod service_port;
mod volume;

use item::{Item, Lifecycle};
use object::Object;

use crate::plan::Plan;
use crate::plan::credentials::Credentials;
use crate::plan::credentials::key_encryption_key::KeyEncryptionKey;
use crate::plan::database::Database;
use crate::plan::pki::Pki;
use crate::plan::sandboxes::Workspaces;
use crate::plan::service_accounts::Identity;
use crate::plan::workload::Workload;
use gateway::{
    certgen, certificates, cluster_role, config_map, deployment, gateway_toml, grpc_route, namespace,
    network_gateway, network_policy, role, route, secret, service, service_account, stateful_set,
};

/// All objects of a release. Within a kind they stand in the order of the chart's files; targets order the kinds.
#[must_use]
pub fn objects(plan: &Plan) -> Vec<Item> {
    let mut items = match &plan.database {
        Database::Internal(server) => postgres::objects(plan, server),
        Database::Cluster(cluster) => cloudnative_pg::objects(plan, cluster),
        Database::Sqlite { .. } | Database::ExistingSecret { .. } | Database::External { .. } => Vec::new(),
    };
    let config = gateway_toml::text(plan);
    let mut add = |object: Object| items.push(Item::release(object));

    if plan.release.create_namespace {
        add(Object::Namespace(namespace::gateway(plan)));
    }
    if plan.values.network_policy.enabled {
        add(Object::NetworkPolicy(network_policy::sandbox_ssh(plan)));
    }
    if let Identity::Rendered { name, annotations } = &plan.service_accounts.gateway {
        add(Object::ServiceAccount(service_account::gateway(plan, name, annotations)));
    }
    if let Identity::Rendered { name, annotations } = &plan.service_accounts.sandbox {
        add(Object::ServiceAccount(service_account::sandbox(plan, name, annotations)));
    }
    if let Some(url) = plan.database.rendered_url() {
        add(Object::Secret(secret::database_url(plan, url)));
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
    match &plan.workload {
        Workload::StatefulSet { replicas, volume } => {
            add(Object::StatefulSet(stateful_set::gateway(plan, &config, *replicas, volume)));
        }
        Workload::Deployment { replicas } => {
            add(Object::Deployment(deployment::gateway(plan, &config, *replicas)));
        }
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
    if let Some(planned) = &plan.exposure.grpc_route {
        if let Some(listener) = &planned.own_gateway {
            add(Object::Gateway(network_gateway::gateway(plan, planned, listener)));
        }
        add(Object::GrpcRoute(grpc_route::gateway(plan, planned)));
    }
    if let Some(planned) = &plan.exposure.openshift_route {
        add(Object::Route(route::gateway(plan, planned)));
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
