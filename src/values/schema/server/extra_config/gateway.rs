//! The server itself: `[openshell.gateway]`, as far as no value decides.

use schemars::JsonSchema;

use super::interceptor::Interceptor;

/// `[openshell.gateway]`.
#[derive(JsonSchema)]
pub struct Gateway {
    /// Drivers for sandboxes, in place of the one that the gateway finds: `[kubernetes]`.
    pub compute_drivers: Vec<String>,
    /// The credential driver of providers that name none.
    pub default_credential_driver: String,
    /// Seconds for which an SSH session's token is valid. The gateway's default is 86400.
    #[schemars(range(min = 0))]
    pub ssh_session_ttl_secs: i64,
    /// Where profiles of providers come from, the first that has one wins.
    pub provider_profile_sources: Vec<ProviderProfileSource>,
    /// Export of traces.
    pub otlp: Otlp,
    /// Users by their client certificates; not for shared gateways.
    pub mtls_auth: MtlsAuth,
    /// TLS of the listener.
    pub tls: Tls,
    /// Services that see requests before or after the gateway acts on them.
    pub interceptors: Vec<Interceptor>,
}

/// One source of profiles.
#[derive(JsonSchema)]
pub struct ProviderProfileSource {
    /// `builtin`, `user` or `interceptor`.
    #[schemars(rename = "type")]
    pub kind: ProfileSourceKind,
    /// The interceptor, for `interceptor`.
    pub name: String,
}

/// Where profiles come from.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum ProfileSourceKind {
    /// Those of the gateway's build.
    Builtin,
    /// Those that users have made.
    User,
    /// Those of an interceptor.
    Interceptor,
}

/// `[openshell.gateway.otlp]`.
#[derive(JsonSchema)]
pub struct Otlp {
    /// Collector of OTLP over gRPC, such as `http://otel-collector.observability.svc:4317`.
    pub endpoint: String,
    /// The attribute `service.name`. The gateway's default is `openshell-gateway`.
    pub service_name: String,
}

/// `[openshell.gateway.mtls_auth]`.
#[derive(JsonSchema)]
pub struct MtlsAuth {
    /// Whether a verified client certificate makes its owner a user.
    pub enabled: bool,
}

/// `[openshell.gateway.tls]`, as far as no value decides.
#[derive(JsonSchema)]
pub struct Tls {
    /// Whether clients without a certificate are turned away.
    pub require_client_auth: bool,
}
