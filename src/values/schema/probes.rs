//! Health probes.

use schemars::JsonSchema;
use serde::Deserialize;

/// Health probes of the gateway's container. A number that is 0 or unset leaves it to Kubernetes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Probes {
    /// The probe that holds back the other two until the gateway has started.
    pub startup: RestartProbe,
    /// The probe that restarts the container when it fails.
    pub liveness: RestartProbe,
    /// The probe that takes the pod out of the service while it fails.
    pub readiness: ReadinessProbe,
}

/// A probe that restarts the container when it fails. One success always ends its failure.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RestartProbe {
    /// Whether there is such a probe.
    pub enabled: bool,
    /// Seconds between the container's start (for liveness, the success of the startup probe) and the first probe.
    #[schemars(range(min = 0))]
    pub initial_delay_seconds: Option<i32>,
    /// Seconds between two probes.
    #[schemars(range(min = 0))]
    pub period_seconds: Option<i32>,
    /// Seconds after which a probe without an answer has failed.
    #[schemars(range(min = 0))]
    pub timeout_seconds: Option<i32>,
    /// Failures in a row after which the container is restarted. For startup, times `periodSeconds`, it is how long
    /// a start, with its database migrations, may take.
    #[schemars(range(min = 0))]
    pub failure_threshold: Option<i32>,
    /// Seconds that the gateway has to stop when this probe has failed. Unset: as for every end of the pod.
    #[schemars(range(min = 1))]
    pub termination_grace_period_seconds: Option<i64>,
}

/// The probe that takes the pod out of the service.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ReadinessProbe {
    /// Whether there is such a probe.
    pub enabled: bool,
    /// Seconds between the success of the startup probe and the first probe.
    #[schemars(range(min = 0))]
    pub initial_delay_seconds: Option<i32>,
    /// Seconds between two probes.
    #[schemars(range(min = 0))]
    pub period_seconds: Option<i32>,
    /// Seconds after which a probe without an answer has failed.
    #[schemars(range(min = 0))]
    pub timeout_seconds: Option<i32>,
    /// Failures in a row after which the pod leaves the service.
    #[schemars(range(min = 0))]
    pub failure_threshold: Option<i32>,
    /// Successes in a row after which the pod is in the service again.
    #[schemars(range(min = 0))]
    pub success_threshold: Option<i32>,
}
