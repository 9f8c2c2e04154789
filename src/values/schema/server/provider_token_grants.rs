//! Tokens that sandboxes obtain from providers.

use schemars::JsonSchema;
use serde::Deserialize;

/// Tokens that sandboxes obtain from providers at run time.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ProviderTokenGrants {
    /// SPIFFE identities, which sandboxes exchange for tokens.
    pub spiffe: Spiffe,
}

/// SPIFFE identities for sandboxes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Spiffe {
    /// Whether sandbox pods get the socket of the SPIFFE Workload API. Between supervisor and gateway,
    /// the gateway's own tokens stay in use.
    pub enabled: bool,
    /// Path of the socket in sandbox pods.
    pub workload_api_socket_path: String,
}
