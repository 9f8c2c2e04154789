//! What makes sandboxes.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// What makes sandboxes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Drivers {
    /// Sandboxes as Kubernetes pods.
    pub kubernetes: KubernetesDriver,
}

/// Sandboxes as Kubernetes pods.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct KubernetesDriver {
    /// How workspaces map to namespaces: `shared` puts all sandboxes into one, `managed` lets the gateway
    /// make one for each workspace, `operator` uses those that an operator has made. Empty means `shared`.
    pub workspace_mode: Setting,
    /// Label by which the mode `operator` finds its namespaces. Empty: not by label.
    pub operator_namespace_label: Setting,
    /// JSON file in the gateway's container with a list of the namespaces that the mode `operator` may
    /// use; it is read again when it changes. Empty: no such list.
    pub operator_namespace_file: Setting,
}
