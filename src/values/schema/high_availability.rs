//! What several gateways need of each other.

use schemars::JsonSchema;
use serde::Deserialize;

/// What several gateways need of each other. Without effect on a gateway with SQLite.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct HighAvailability {
    /// Requests that one gateway passes on to the gateway that a sandbox is connected to.
    pub peer: HighAvailabilityPeer,
    /// Seconds that a start with its database migrations may take at least. Gateways migrate the database one after the
    /// other; `probes.startup.failureThreshold` is raised to allow for it. 0 or unset: what the probe says.
    #[schemars(range(min = 0, max = 86400))]
    pub startup_seconds: Option<i32>,
}

/// Requests that one gateway passes on to the gateway that a sandbox is connected to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct HighAvailabilityPeer {
    /// Whether gateways reach each other. Unset: where the gateway can do it, from release 0.1.0 on.
    pub enabled: Option<bool>,
}
