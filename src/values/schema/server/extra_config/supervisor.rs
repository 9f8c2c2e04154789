//! Services that supervisors use: `[openshell.supervisor]`.

use schemars::JsonSchema;

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
