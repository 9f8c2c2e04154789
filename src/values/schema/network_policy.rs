//! The network policy for sandboxes.

use schemars::JsonSchema;
use serde::Deserialize;

/// The network policy for sandboxes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NetworkPolicy {
    /// Whether only the gateway may reach the SSH port of sandbox pods. With
    /// `server.drivers.kubernetes.workspaceMode: managed` the gateway does the same in each namespace
    /// that it makes.
    pub enabled: bool,
}
