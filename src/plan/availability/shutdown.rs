//! How a gateway stops.

use super::replicas::Replicas;
use crate::plan::gateway_version::GatewayVersion;
use crate::plan::kube_version::KubeVersion;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;

/// Until each kube-proxy and load balancer knows that a gateway stops, in seconds.
const PROPAGATION: i64 = 5;

/// What a gateway that drains by itself may take, in seconds: 3 for propagation, 12 for closing sessions, 10 for cleaning
/// up, and some to spare (the newer chart's default).
const DRAIN: i64 = 30;

/// How a gateway stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shutdown {
    /// Seconds until it is killed, those of the sleep included; None leaves it to Kubernetes (30).
    pub grace_period_seconds: Option<i64>,
    /// Seconds for which it still takes requests before it is told to stop.
    pub pre_stop_sleep_seconds: Option<i64>,
}

/// Decides how a gateway stops.
///
/// Gateways up to 0.0.x take no request once they are told to stop, while the cluster still sends some. Where several
/// of them stand in for each other, they are told later; the sleep is Kubernetes' own, for the image has no shell.
/// For target helm only what the user sets counts: the chart has no sleep.
pub(super) fn plan(
    values: &Values,
    replicas: &Replicas,
    version: GatewayVersion,
    release: &Release,
) -> Shutdown {
    let lifecycle = &values.pod_lifecycle;
    let is_ours = release.target == Target::Kubectl;
    let sleeps = is_ours
        && replicas.are_several()
        && !version.drains()
        && release.kube_version >= KubeVersion::SLEEP_ACTION;
    let sleep = lifecycle.pre_stop_sleep_seconds.or(sleeps.then_some(PROPAGATION)).filter(|sleep| *sleep > 0);
    let least = if is_ours && version.drains() { DRAIN } else { 0 };
    let grace = lifecycle.termination_grace_period_seconds.map(|grace| grace.max(least));
    let grace_period_seconds = match (grace, sleep) {
        (None, Some(sleep)) => Some(DRAIN.saturating_add(sleep)),
        (grace, sleep) => grace.map(|grace| grace.saturating_add(sleep.unwrap_or_default())),
    };
    Shutdown { grace_period_seconds, pre_stop_sleep_seconds: sleep }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::plan::availability::replicas::asked;

    fn shutdown(values: Json, release: &Release) -> (Option<i64>, Option<i64>) {
        let values: Values = serde_json::from_value(values).unwrap();
        let version = GatewayVersion::of(&values, release);
        let shutdown = plan(&values, &asked(&values), version, release);
        (shutdown.grace_period_seconds, shutdown.pre_stop_sleep_seconds)
    }

    #[test]
    fn several_old_gateways_wait_for_the_cluster_and_new_ones_drain() {
        let old = Release::new("openshell", "openshell");
        let new = Release { app_version: "0.1.7".into(), ..old.clone() };
        let helm = Release { target: Target::Helm, ..new.clone() };
        let early = Release { kube_version: "1.29".parse().unwrap(), ..old.clone() };
        let grace = json!({ "terminationGracePeriodSeconds": 5 });
        let one = json!({ "podLifecycle": grace });
        let two = json!({ "replicaCount": 2, "podLifecycle": grace });
        for (values, release, expected) in [
            (&one, &old, (Some(5), None)),
            (&two, &old, (Some(10), Some(5))),
            (&two, &early, (Some(5), None)),
            (&two, &new, (Some(30), None)),
            (&one, &new, (Some(30), None)),
            (&two, &helm, (Some(5), None)),
        ] {
            assert_eq!(shutdown(values.clone(), release), expected, "{values}");
        }
        let own =
            json!({ "podLifecycle": { "terminationGracePeriodSeconds": 60, "preStopSleepSeconds": 15 } });
        assert_eq!(shutdown(own, &helm), (Some(75), Some(15)));
        let none = json!({ "replicaCount": 2, "podLifecycle": { "preStopSleepSeconds": 0 } });
        assert_eq!(shutdown(none, &old), (None, None));
        let unset = json!({ "replicaCount": 2 });
        assert_eq!(shutdown(unset, &old), (Some(35), Some(5)));
    }
}
