//! Health probes.

use schemars::JsonSchema;
use serde::Deserialize;

/// Health probes of the gateway's container. A number that is 0 or unset leaves it to Kubernetes.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Probes {
    /// The probe that holds back the other two until the gateway has started.
    pub startup: StartupProbe,
    /// The probe that restarts the container when it fails.
    pub liveness: Probe,
    /// The probe that takes the pod out of the service while it fails.
    pub readiness: Probe,
}

/// Timing of the startup probe.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct StartupProbe {
    /// Seconds between two probes.
    #[schemars(range(min = 0))]
    pub period_seconds: Option<i32>,
    /// Seconds after which a probe without an answer has failed.
    #[schemars(range(min = 0))]
    pub timeout_seconds: Option<i32>,
    /// Failures in a row after which the container is restarted. Times `periodSeconds`, it is how long
    /// a start, with its database migrations, may take.
    #[schemars(range(min = 0))]
    pub failure_threshold: Option<i32>,
}

/// Timing of the liveness or the readiness probe.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Probe {
    /// Seconds between the container's start and the first probe.
    #[schemars(range(min = 0))]
    pub initial_delay_seconds: Option<i32>,
    /// Seconds between two probes.
    #[schemars(range(min = 0))]
    pub period_seconds: Option<i32>,
    /// Seconds after which a probe without an answer has failed.
    #[schemars(range(min = 0))]
    pub timeout_seconds: Option<i32>,
    /// Failures in a row after which Kubernetes acts.
    #[schemars(range(min = 0))]
    pub failure_threshold: Option<i32>,
}
