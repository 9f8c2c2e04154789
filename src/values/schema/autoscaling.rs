//! How many gateways there are when their number follows the load.

use schemars::JsonSchema;
use serde::Deserialize;

/// A HorizontalPodAutoscaler for the gateway, in place of `replicaCount`. The cluster needs a metrics server, and the
/// gateway a CPU request in `resources`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Autoscaling {
    /// Whether it is rendered.
    pub enabled: bool,
    /// Gateways that there are at least. Unset: 1, the cluster's default.
    #[schemars(range(min = 1))]
    pub min_replicas: Option<i32>,
    /// Gateways that there are at most. PostgreSQL must have connections for all of them.
    #[schemars(range(min = 1))]
    pub max_replicas: Option<i32>,
    /// CPU that the gateways should use on average, in percent of what they request. Unset: 80, the cluster's default.
    #[serde(rename = "targetCPUUtilizationPercentage")]
    #[schemars(range(min = 1))]
    pub target_cpu_utilization_percentage: Option<i32>,
}
