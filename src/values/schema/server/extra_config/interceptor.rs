//! Services that see requests before or after the gateway acts on them.

use schemars::JsonSchema;

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
