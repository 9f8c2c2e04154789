//! `[openshell.drivers.kubernetes]`: how sandboxes run.

use serde::Serialize;

use super::{gateway_id, lifetime};
use crate::plan::Plan;
use crate::render::metadata::{Labels, selector};

/// The UID of network sidecars where none, or zero, is given (chart behaviour).
const PROXY_UID: i64 = 1337;

#[derive(Serialize)]
pub(super) struct Drivers<'a> {
    kubernetes: Kubernetes<'a>,
}

#[derive(Serialize)]
struct Kubernetes<'a> {
    workspace_mode: &'static str,
    gateway_id: &'a str,
    grpc_endpoint: &'a str,
    service_account_name: &'a str,
    operator_namespace_label: Option<&'a str>,
    operator_namespace_file: Option<&'a str>,
    supervisor_sideload_method: &'a str,
    topology: &'a str,
    sa_token_ttl_secs: i64,
    #[serde(flatten)]
    proxy: Proxy<'a>,
    provider_spiffe_workload_api_socket_path: Option<&'a str>,
    image_pull_policy: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    image_pull_secrets: &'a [String],
    workspace_default_storage_size: Option<&'a str>,
    workspace_storage_class: Option<&'a str>,
    default_runtime_class_name: Option<&'a str>,
    app_armor_profile: Option<&'a str>,
    supervisor_image_pull_policy: Option<&'a str>,
    managed_ssh_ingress: ManagedSshIngress<'a>,
    sidecar: Sidecar,
}

#[derive(Serialize)]
struct Proxy<'a> {
    https_proxy: Option<&'a str>,
    no_proxy: Option<&'a str>,
    proxy_auth_secret_name: Option<&'a str>,
    proxy_auth_secret_key: Option<&'a str>,
    proxy_auth_allow_insecure: Option<bool>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    proxy_connect_by_hostname: bool,
}

#[derive(Serialize)]
struct ManagedSshIngress<'a> {
    enabled: bool,
    gateway_namespace: &'a str,
    gateway_pod_selector: Labels,
}

#[derive(Serialize)]
struct Sidecar {
    proxy_uid: i64,
    process_binary_aware_network_policy: bool,
}

pub(super) fn table(plan: &Plan) -> Drivers<'_> {
    let server = &plan.values.server;
    let driver = &server.drivers.kubernetes;
    let supervisor = &plan.values.supervisor;
    let spiffe = &server.provider_token_grants.spiffe;
    let kubernetes = Kubernetes {
        workspace_mode: plan.sandboxes.workspaces.as_str(),
        gateway_id: gateway_id(plan),
        grpc_endpoint: &plan.sandboxes.grpc_endpoint,
        service_account_name: plan.service_accounts.sandbox.name(),
        operator_namespace_label: driver.operator_namespace_label.get(),
        operator_namespace_file: driver.operator_namespace_file.get(),
        supervisor_sideload_method: &plan.sandboxes.sideload_method,
        topology: supervisor.topology.get().unwrap_or("combined"),
        sa_token_ttl_secs: lifetime(server.sandbox_jwt.k8s_sa_token_ttl_secs),
        proxy: proxy(plan),
        provider_spiffe_workload_api_socket_path: spiffe
            .enabled
            .then_some(spiffe.workload_api_socket_path.as_str()),
        image_pull_policy: server.sandbox_image_pull_policy.get(),
        image_pull_secrets: &plan.sandboxes.image_pull_secrets,
        workspace_default_storage_size: server.workspace_default_storage_size.get(),
        workspace_storage_class: server.workspace_storage_class.get(),
        default_runtime_class_name: server.default_runtime_class_name.get(),
        app_armor_profile: server.app_armor_profile.get(),
        supervisor_image_pull_policy: supervisor.image.pull_policy.get(),
        managed_ssh_ingress: ManagedSshIngress {
            enabled: plan.values.network_policy.enabled,
            gateway_namespace: &plan.release.namespace,
            gateway_pod_selector: selector(plan),
        },
        sidecar: Sidecar {
            proxy_uid: supervisor.sidecar.proxy_uid.filter(|uid| *uid != 0).unwrap_or(PROXY_UID),
            process_binary_aware_network_policy: supervisor.sidecar.process_binary_aware_network_policy,
        },
    };
    Drivers { kubernetes }
}

fn proxy(plan: &Plan) -> Proxy<'_> {
    let proxy = &plan.values.upstream_proxy;
    let (name, key) = (proxy.auth_secret.name.get(), proxy.auth_secret.key.get());
    Proxy {
        https_proxy: proxy.url.get(),
        no_proxy: proxy.no_proxy.get(),
        proxy_auth_secret_name: name,
        proxy_auth_secret_key: key,
        proxy_auth_allow_insecure: name.and(key).map(|_| proxy.auth_allow_insecure),
        proxy_connect_by_hostname: proxy.connect_by_hostname,
    }
}
