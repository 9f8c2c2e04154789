//! Further Gateway API routes to the gateway.

use schemars::JsonSchema;
use serde::Deserialize;

/// A Gateway API route that attaches to the `Gateway` of `grpcRoute.gateway`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayRoute {
    /// Whether the route is rendered. It attaches to the `Gateway` of `grpcRoute.gateway`.
    pub enabled: bool,
    /// Host names that the route matches. Empty: all hosts; a TLSRoute needs at least one.
    pub hostnames: Vec<String>,
}
