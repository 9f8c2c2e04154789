//! What the program renders in the gateway's pods, and the settings that decide on it.
//!
//! Rendering is checked against these tables by a test of `render::gateway::pod`.

use crate::values::schema::Values;

/// Name of the gateway's container.
pub const CONTAINER: &str = "openshell-gateway";

/// Variables that the gateway reads, and the setting for each. They win over gateway.toml, so that one of them would
/// contradict what the setting, a probe or a port of the Service says.
///
/// Source: the arguments in the gateway's `crates/openshell-server/src/cli.rs`.
const VARIABLES: &[(&str, &str)] = &[
    ("CLOUDNATIVE_PG_URI", "the database (`postgres.engine`)"),
    ("OPENSHELL_BIND_ADDRESS", "`service.port`"),
    ("OPENSHELL_DB_URL", "the database (`postgres`, `server.externalDbSecret` or `server.dbUrl`)"),
    ("OPENSHELL_DISABLE_TLS", "`server.disableTls`"),
    ("OPENSHELL_ENABLE_LOOPBACK_SERVICE_HTTP", "`server.enableLoopbackServiceHttp`"),
    ("OPENSHELL_ENABLE_MTLS_AUTH", "`server.extraConfig.gateway.mtls_auth`"),
    ("OPENSHELL_GATEWAY_CONFIG", "the argument `--config`"),
    ("OPENSHELL_GATEWAY_CREDENTIAL_KEY_ENCRYPTION_KEY", "`server.credentialStorage`"),
    ("OPENSHELL_GRPC_RATE_LIMIT_REQUESTS", "`server.grpcRateLimit.requests`"),
    ("OPENSHELL_GRPC_RATE_LIMIT_WINDOW_SECONDS", "`server.grpcRateLimit.windowSeconds`"),
    ("OPENSHELL_HEALTH_PORT", "`service.healthPort`"),
    ("OPENSHELL_LOG_LEVEL", "`server.logLevel`"),
    ("OPENSHELL_METRICS_PORT", "`service.metricsPort`"),
    ("OPENSHELL_OIDC_ADMIN_ROLE", "`server.oidc.adminRole`"),
    ("OPENSHELL_OIDC_AUDIENCE", "`server.oidc.audience`"),
    ("OPENSHELL_OIDC_ISSUER", "`server.oidc.issuer`"),
    ("OPENSHELL_OIDC_JWKS_TTL", "`server.oidc.jwksTtl`"),
    ("OPENSHELL_OIDC_ROLES_CLAIM", "`server.oidc.rolesClaim`"),
    ("OPENSHELL_OIDC_SCOPES_CLAIM", "`server.oidc.scopesClaim`"),
    ("OPENSHELL_OIDC_USER_ROLE", "`server.oidc.userRole`"),
    ("OPENSHELL_PEER_ALLOW_INSECURE_TRANSPORT", "`server.peer.allowInsecureTransport`"),
    ("OPENSHELL_PEER_ENDPOINT", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_POD_LABELS", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_SERVICE_ACCOUNT_TOKEN_FILE", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_SERVICE_NAME", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_TLS_CA_FILE", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_TLS_CERT_FILE", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_TLS_KEY_FILE", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_TLS_SERVER_NAME", "`highAvailability.peer`"),
    ("OPENSHELL_PEER_TOKEN_AUDIENCE", "`highAvailability.peer`"),
    ("OPENSHELL_POD_IP", "`highAvailability.peer`"),
    ("OPENSHELL_POD_NAME", "`highAvailability.peer`"),
    ("OPENSHELL_POD_NAMESPACE", "`highAvailability.peer`"),
    ("OPENSHELL_REPLICA_ID", "`highAvailability.peer`"),
    ("OPENSHELL_SERVER_PORT", "`service.port`"),
    ("OPENSHELL_SERVER_SAN", "`pkiInitJob.serverDnsNames` (or `certManager.serverDnsNames`)"),
    ("OPENSHELL_SERVICE_ACCOUNT_NAME", "`highAvailability.peer`"),
    ("OPENSHELL_TELEMETRY_ENABLED", "`server.telemetryEnabled`"),
    ("OPENSHELL_TLS_CERT", "`server.tls.certSecretName`"),
    ("OPENSHELL_TLS_CLIENT_CA", "`server.tls.clientCaSecretName`"),
    ("OPENSHELL_TLS_KEY", "`server.tls.certSecretName`"),
];

/// Volumes, and what each is for.
const VOLUMES: &[(&str, &str)] = &[
    ("gateway-config", "gateway.toml"),
    ("gateway-peer-token", "`highAvailability.peer`"),
    ("oidc-ca", "`server.oidc.caConfigMapName`"),
    ("openshell-data", "`persistence`"),
    ("peer-client-tls", "`highAvailability.peer`"),
    ("postgres-ca", "`postgres.tls`"),
    ("sandbox-jwt", "`server.sandboxJwt`"),
    ("tls-cert", "`server.tls.certSecretName`"),
    ("tls-client-ca", "`server.tls.clientCaSecretName`"),
    ("tls-external-cert", "`certManager.serverIssuerRef`"),
];

/// Where they are mounted, all of them for reading only: nothing can be mounted below either.
const MOUNTS: &[(&str, &str)] = &[
    ("/etc/openshell", "gateway.toml"),
    ("/etc/openshell-jwt", "the keys of `server.sandboxJwt`"),
    ("/etc/openshell-tls", "certificates"),
    ("/var/run/secrets/openshell-peer", "the token of `highAvailability.peer`"),
];

/// Where a StatefulSet's volume is mounted. Other volumes may be mounted below.
const DATA: &str = "/var/openshell";

/// The setting that decides on an environment variable.
#[must_use]
pub fn env_owner(name: &str, values: &Values) -> Option<&'static str> {
    let oidc = &values.server.oidc;
    if name == "SSL_CERT_FILE" && oidc.issuer.is_set() && oidc.ca_config_map_name.is_set() {
        return Some("`server.oidc.caConfigMapName`");
    }
    owner(VARIABLES, name)
}

/// The setting that a volume of the program is for.
#[must_use]
pub fn volume_owner(name: &str) -> Option<&'static str> {
    owner(VOLUMES, name)
}

/// What the program mounts at a path or above it. `has_data` says whether the gateway has a volume of its own.
#[must_use]
pub fn mount_owner(path: &str, has_data: bool) -> Option<&'static str> {
    let path = &plain(path);
    if path == DATA && has_data {
        return Some("the gateway's own volume");
    }
    let is_within =
        |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    MOUNTS.iter().find(|(folder, _)| is_within(folder)).map(|(_, owner)| *owner)
}

/// The path as the kernel goes it, without `.`, `..` and empty parts.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    format!("/{}", parts.join("/"))
}

fn owner(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(owned, _)| *owned == name).map(|(_, owner)| *owner)
}
