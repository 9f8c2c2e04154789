//! What gateways need to reach each other: Service, Role, environment and volumes.
//!
//! Source: the gateway from release 0.1.0 on, and its chart. That chart makes the headless Service a StatefulSet's
//! `serviceName` too, by which pods get names of their own. Here each gateway gives its address itself: a StatefulSet's
//! `serviceName` can never be changed, and so need not be.

use k8s_openapi::api::core::v1::{
    EnvVar, Service, ServiceAccountTokenProjection, ServiceSpec, Volume, VolumeProjection,
};
use k8s_openapi::api::rbac::v1::{Role, RoleBinding};

use crate::plan::Plan;
use crate::plan::availability::peers::Peers;
use crate::render::env::{literal, of_pod};
use crate::render::gateway::rbac::{role_ref, rule, subject};
use crate::render::metadata::{namespaced, selector};
use crate::render::service_port::named;
use crate::render::volume::{projected, secret};

/// The audience of the tokens that gateways show each other.
const AUDIENCE: &str = "openshell-gateway-peer";

/// Where the token is mounted.
const TOKEN: &str = "/var/run/secrets/openshell-peer";

/// Where the client certificate is mounted.
const CLIENT_TLS: &str = "/etc/openshell-tls/peer-client";

/// Names of all gateways, also of those that are not ready: a session must be found while its gateway stops.
#[must_use]
pub fn service(plan: &Plan) -> Service {
    Service {
        metadata: namespaced(plan, plan.names.peer()),
        spec: Some(ServiceSpec {
            cluster_ip: Some("None".into()),
            publish_not_ready_addresses: Some(true),
            ports: Some(vec![named("grpc", plan.ports.grpc)]),
            selector: Some(selector(plan)),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// Lets a gateway see whether the pod that a token names is a gateway.
#[must_use]
pub fn role(plan: &Plan) -> Role {
    Role { metadata: namespaced(plan, plan.names.peer()), rules: Some(vec![rule("", &["pods"], &["get"])]) }
}

/// Gives the gateway the [`role`].
#[must_use]
pub fn role_binding(plan: &Plan) -> RoleBinding {
    RoleBinding {
        metadata: namespaced(plan, plan.names.peer()),
        role_ref: role_ref("Role", plan.names.peer()),
        subjects: Some(vec![subject(plan, plan.service_accounts.gateway.name())]),
    }
}

/// Who a gateway is, where others reach it, and how it knows them.
#[must_use]
pub fn env(plan: &Plan, peers: &Peers) -> Vec<EnvVar> {
    let labels: Vec<String> =
        selector(plan).into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    let scheme = match peers {
        Peers::Tls { .. } => "https",
        Peers::Plaintext => "http",
    };
    // Kubernetes puts the address in, which must be known before.
    let endpoint = format!("{scheme}://$(OPENSHELL_POD_IP):{}", plan.ports.grpc);
    let mut env = vec![
        of_pod("OPENSHELL_REPLICA_ID", "metadata.name"),
        of_pod("OPENSHELL_POD_NAME", "metadata.name"),
        of_pod("OPENSHELL_POD_NAMESPACE", "metadata.namespace"),
        of_pod("OPENSHELL_POD_IP", "status.podIP"),
        EnvVar { name: "OPENSHELL_PEER_ENDPOINT".into(), value: Some(endpoint), ..Default::default() },
        literal("OPENSHELL_SERVICE_ACCOUNT_NAME", plan.service_accounts.gateway.name()),
        literal("OPENSHELL_PEER_SERVICE_NAME", &plan.names.peer()),
        literal("OPENSHELL_PEER_TOKEN_AUDIENCE", AUDIENCE),
        literal("OPENSHELL_PEER_SERVICE_ACCOUNT_TOKEN_FILE", &format!("{TOKEN}/token")),
        literal("OPENSHELL_PEER_POD_LABELS", &labels.join(",")),
    ];
    match peers {
        Peers::Plaintext => env.push(literal("OPENSHELL_PEER_ALLOW_INSECURE_TRANSPORT", "true")),
        Peers::Tls { server_name, client_secret } => {
            env.push(literal("OPENSHELL_PEER_TLS_SERVER_NAME", server_name));
            env.push(literal("OPENSHELL_PEER_TLS_CA_FILE", "/etc/openshell-tls/server/ca.crt"));
            if client_secret.is_some() {
                env.push(literal("OPENSHELL_PEER_TLS_CERT_FILE", &format!("{CLIENT_TLS}/tls.crt")));
                env.push(literal("OPENSHELL_PEER_TLS_KEY_FILE", &format!("{CLIENT_TLS}/tls.key")));
            }
        }
    }
    env
}

/// The token and the certificate that a gateway shows, and where they are mounted.
#[must_use]
pub fn volumes(peers: &Peers) -> Vec<(Volume, &'static str)> {
    let token = ServiceAccountTokenProjection {
        audience: Some(AUDIENCE.into()),
        expiration_seconds: Some(3600),
        path: "token".into(),
        ..Default::default()
    };
    let source = VolumeProjection { service_account_token: Some(token), ..Default::default() };
    let mut volumes = vec![(projected("gateway-peer-token", vec![source], 0o400), TOKEN)];
    if let Peers::Tls { client_secret: Some(client_secret), .. } = peers {
        volumes.push((secret("peer-client-tls", client_secret, None), CLIENT_TLS));
    }
    volumes
}
