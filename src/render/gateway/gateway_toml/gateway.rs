//! `[openshell.gateway]`: the server itself.

use serde::Serialize;

use super::oidc::{self, Oidc};
use super::tls::{self, TlsTable};
use super::{KEY_ENCRYPTION_KEY_ENV, gateway_id, lifetime};
use crate::plan::Plan;
use crate::plan::credentials::Credentials;
use crate::plan::tls::Tls;

#[derive(Serialize)]
pub(super) struct Gateway<'a> {
    bind_address: String,
    health_bind_address: Option<String>,
    metrics_bind_address: Option<String>,
    log_level: &'a str,
    credential_drivers: Option<[&'static str; 1]>,
    sandbox_namespace: &'a str,
    policy_validation_failure_mode: &'static str,
    default_image: &'a str,
    supervisor_image: Option<&'a str>,
    host_gateway_ip: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    enable_user_namespaces: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    disable_tls: bool,
    client_tls_secret_name: Option<&'a str>,
    enable_loopback_service_http: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    server_sans: &'a [String],
    grpc_rate_limit_requests: Option<i64>,
    grpc_rate_limit_window_seconds: Option<i64>,
    tls: Option<TlsTable<'a>>,
    auth: Option<Auth>,
    gateway_jwt: GatewayJwt<'a>,
    oidc: Option<Oidc<'a>>,
    credential_storage: Option<CredentialStorage>,
}

#[derive(Serialize)]
struct Auth {
    allow_unauthenticated_users: bool,
}

#[derive(Serialize)]
struct GatewayJwt<'a> {
    signing_key_path: &'static str,
    public_key_path: &'static str,
    kid_path: &'static str,
    gateway_id: &'a str,
    ttl_secs: i64,
}

#[derive(Serialize)]
struct CredentialStorage {
    key_encryption_key_env: &'static str,
}

pub(super) fn table(plan: &Plan) -> Gateway<'_> {
    let server = &plan.values.server;
    Gateway {
        bind_address: any_address(plan.ports.grpc),
        health_bind_address: plan.ports.health.map(any_address),
        metrics_bind_address: plan.ports.metrics.map(any_address),
        log_level: &server.log_level,
        credential_drivers: match plan.credentials {
            Credentials::Database(_) => None,
            Credentials::KubernetesSecrets { .. } => Some(["kubernetes-secrets"]),
            Credentials::Vault { .. } => Some(["vault"]),
        },
        sandbox_namespace: &plan.sandboxes.namespace,
        policy_validation_failure_mode: plan.policy_validation.as_str(),
        default_image: &server.sandbox_image,
        supervisor_image: plan.images.supervisor.as_deref(),
        host_gateway_ip: server.host_gateway_ip.get(),
        enable_user_namespaces: server.enable_user_namespaces,
        disable_tls: plan.tls == Tls::Disabled,
        client_tls_secret_name: match &plan.tls {
            Tls::Disabled => None,
            Tls::Enabled { client_secret, .. } => Some(client_secret),
        },
        enable_loopback_service_http: server.enable_loopback_service_http,
        server_sans: server_sans(plan),
        grpc_rate_limit_requests: plan.rate_limit.map(|limit| limit.requests),
        grpc_rate_limit_window_seconds: plan.rate_limit.map(|limit| limit.window_seconds),
        tls: tls::table(plan),
        auth: server.auth.allow_unauthenticated_users.then_some(Auth { allow_unauthenticated_users: true }),
        gateway_jwt: GatewayJwt {
            signing_key_path: "/etc/openshell-jwt/signing.pem",
            public_key_path: "/etc/openshell-jwt/public.pem",
            kid_path: "/etc/openshell-jwt/kid",
            gateway_id: gateway_id(plan),
            ttl_secs: lifetime(server.sandbox_jwt.ttl_secs),
        },
        oidc: oidc::table(plan),
        credential_storage: match plan.credentials {
            Credentials::Database(_) => {
                Some(CredentialStorage { key_encryption_key_env: KEY_ENCRYPTION_KEY_ENV })
            }
            Credentials::KubernetesSecrets { .. } | Credentials::Vault { .. } => None,
        },
    }
}

fn any_address(port: u16) -> String {
    format!("0.0.0.0:{port}")
}

/// Host names beyond the built-in ones; those of cert-manager win where both have some.
fn server_sans(plan: &Plan) -> &[String] {
    let (cert_manager, certgen) = (&plan.values.cert_manager, &plan.values.pki_init_job);
    if cert_manager.enabled && !cert_manager.server_dns_names.is_empty() {
        &cert_manager.server_dns_names
    } else if certgen.enabled {
        &certgen.server_dns_names
    } else {
        &[]
    }
}
