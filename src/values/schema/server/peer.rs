//! What gateways send to each other.

use schemars::JsonSchema;
use serde::Deserialize;

/// What gateways send to each other, see `highAvailability.peer`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Peer {
    /// Whether gateways without TLS may send sessions of sandboxes and service account tokens to each other. Anyone on
    /// the cluster's network can then read both.
    pub allow_insecure_transport: bool,
}
