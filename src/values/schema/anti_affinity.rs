//! Whether gateways share nodes.

use schemars::JsonSchema;
use serde::Deserialize;

/// Whether gateways share nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AntiAffinityPreset {
    /// Only where there is no other node.
    Soft,
    /// Never: a gateway without a node of its own waits.
    Hard,
    /// Where the scheduler puts them.
    #[default]
    None,
}
