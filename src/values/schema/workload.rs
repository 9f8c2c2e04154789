//! The controller of the gateway's pods, and how pods end.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The controller of the gateway's pods.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Workload {
    /// `statefulset`, or `deployment` for a gateway whose database is PostgreSQL; upper and lower case
    /// mean the same. Empty means `statefulset`.
    pub kind: Setting,
    /// Whether a StatefulSet may have several replicas. They need PostgreSQL, for which a Deployment is
    /// the better fit.
    pub allow_multi_replica_stateful_set: bool,
}

/// How the gateway's pods end.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PodLifecycle {
    /// Seconds that Kubernetes gives the gateway to stop before it is killed. Unset: 30, the cluster's
    /// default. A gateway that drains by itself, from release 0.1.0 on, gets 30 at least.
    #[schemars(range(min = 0))]
    pub termination_grace_period_seconds: Option<i64>,
    /// Seconds for which a gateway that is to stop still takes requests, until the cluster sends no more to it; they
    /// are added to the time that it has to stop. Unset: 5 with several gateways that do not drain by themselves.
    #[schemars(range(min = 0, max = 3600))]
    pub pre_stop_sleep_seconds: Option<i64>,
}
