//! Agent Sandbox, which the gateway needs in the cluster but does not install.

use schemars::JsonSchema;
use serde::Deserialize;

/// Agent Sandbox: the custom resource and controller that make sandbox pods.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AgentSandbox {
    /// The check for Agent Sandbox.
    pub preflight: Preflight,
}

/// The check that the cluster serves the Agent Sandbox API.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Preflight {
    /// Whether to refuse rendering unless the cluster is known to serve the Agent Sandbox API. A
    /// cluster is never asked; say what it serves with `--api-versions`, or turn the check off.
    pub enabled: bool,
}
