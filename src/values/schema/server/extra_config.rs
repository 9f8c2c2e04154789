//! Tables and keys of gateway.toml that have no value of their own. The types are only there for the schema.
//!
//! Source: `crates/openshell-server/src/config_file.rs`, `crates/openshell-core/src/config.rs` and
//! `crates/openshell-driver-kubernetes/src/config.rs` of the gateway, release 0.0.111. All its tables refuse keys that it
//! does not know.

use schemars::JsonSchema;

/// Tables below `[openshell]`, with the names that they have there.
#[derive(JsonSchema)]
pub struct ExtraConfig {
    /// `[openshell.gateway]`: the server itself.
    pub gateway: Gateway,
    /// `[openshell.supervisor]`: services that supervisors use.
    pub supervisor: Supervisor,
    /// `[openshell.drivers]`: how sandboxes run.
    pub drivers: Drivers,
}

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

/// One of `[[openshell.gateway.interceptors]]`.
#[derive(JsonSchema)]
pub struct Interceptor {
    /// Its name in logs.
    pub name: String,
    /// `http://`, `https://` or `unix://` address of its gRPC service.
    pub grpc_endpoint: String,
    /// File in the container with the authorities for an `https://` address.
    pub tls_ca_cert_path: String,
    /// Audience of the gateway's tokens for it.
    pub audience: String,
    /// Whether an `http://` address without a token will do.
    pub allow_insecure_transport: bool,
    /// Its place among others; lower ones run first.
    pub order: i32,
    /// What happens when it cannot be asked.
    pub failure_policy: FailurePolicy,
    /// Time for an answer, such as `500ms`.
    pub timeout: String,
    /// The largest answer in bytes.
    #[schemars(range(min = 0))]
    pub max_response_bytes: i64,
    /// The most patches in an answer.
    #[schemars(range(min = 0))]
    pub max_patches: i64,
    /// What its manifest may bind.
    pub binding_policy: BindingPolicy,
    /// Requests that it sees.
    pub bindings: Vec<Binding>,
}

/// What happens when an interceptor cannot be asked.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum FailurePolicy {
    /// The request is refused.
    FailClosed,
    /// The request goes on.
    FailOpen,
}

/// What an interceptor's manifest may bind.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum BindingPolicy {
    /// What it likes.
    Dynamic,
    /// Of what it likes, only what is configured.
    Allowlist,
    /// What is configured, and all of it.
    Exact,
}

/// One binding of an interceptor.
#[derive(JsonSchema)]
pub struct Binding {
    /// Its identifier in the manifest.
    pub id: String,
    /// Service and method, such as `openshell.v1.OpenShell/CreateSandbox`.
    pub rpc: String,
    /// The service.
    pub service: String,
    /// The method.
    pub method: String,
    /// When it is asked.
    pub phases: Vec<Phase>,
    /// Whether it is switched off.
    pub disabled: bool,
    /// What happens when it cannot be asked.
    pub failure_policy: FailurePolicy,
}

/// When an interceptor is asked.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
pub enum Phase {
    /// To change the request.
    ModifyOperation,
    /// To let the request through.
    Validate,
    /// After it.
    PostCommit,
}

/// `[openshell.supervisor]`.
#[derive(JsonSchema)]
pub struct Supervisor {
    /// Services that see what goes in and out of sandboxes.
    pub middleware: Vec<Middleware>,
}

/// One of `[[openshell.supervisor.middleware]]`.
#[derive(JsonSchema)]
pub struct Middleware {
    /// Its name in logs.
    pub name: String,
    /// `http://` or `https://` address of its gRPC service, for the gateway and for supervisors.
    pub grpc_endpoint: String,
    /// The largest message in bytes that it gets.
    #[schemars(range(min = 0))]
    pub max_payload_bytes: i64,
    /// File in the container with the authorities for an `https://` address.
    pub tls_ca_cert_path: String,
    /// Audience of the tokens for it.
    pub audience: String,
    /// Whether an `http://` address without a token will do.
    pub allow_insecure_transport: bool,
    /// Time for an answer, such as `500ms`.
    pub timeout: String,
}

/// `[openshell.drivers]`.
#[derive(JsonSchema)]
pub struct Drivers {
    /// `[openshell.drivers.kubernetes]`: sandboxes as pods.
    pub kubernetes: Kubernetes,
}

/// `[openshell.drivers.kubernetes]`, as far as no value decides.
#[derive(JsonSchema)]
pub struct Kubernetes {
    /// User ID of what runs in sandboxes. The gateway's default is that of OpenShift's range, or 1000.
    #[schemars(range(min = 0, max = 2_147_483_647))]
    pub sandbox_uid: i64,
    /// Group ID of what runs in sandboxes. The gateway's default is the user ID.
    #[schemars(range(min = 0, max = 2_147_483_647))]
    pub sandbox_gid: i64,
    /// Socket of SSH in sandbox pods.
    pub ssh_socket_path: String,
}
