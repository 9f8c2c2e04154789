//! Probes of the gateway's container: over HTTP at the health port, or where there is none, by connecting to the
//! port for gRPC.

use k8s_openapi::api::core::v1::{HTTPGetAction, Probe, TCPSocketAction};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::plan::Plan;
use crate::values::schema::probes::RestartProbe;

/// Holds back the other two until the gateway has started, for which it may need longer than the setting says.
pub(super) fn startup(plan: &Plan) -> Option<Probe> {
    let probe = restarting(plan, &plan.values.probes.startup)?;
    Some(Probe { failure_threshold: plan.availability.startup_failures, ..probe })
}

/// Restarts the container when it fails.
pub(super) fn liveness(plan: &Plan) -> Option<Probe> {
    restarting(plan, &plan.values.probes.liveness)
}

/// Takes the pod out of the Service while it fails.
pub(super) fn readiness(plan: &Plan) -> Option<Probe> {
    let settings = &plan.values.probes.readiness;
    settings.enabled.then(|| Probe {
        initial_delay_seconds: settings.initial_delay_seconds,
        period_seconds: settings.period_seconds,
        timeout_seconds: settings.timeout_seconds,
        failure_threshold: settings.failure_threshold,
        success_threshold: settings.success_threshold,
        ..question(plan, "/readyz")
    })
}

fn restarting(plan: &Plan, settings: &RestartProbe) -> Option<Probe> {
    settings.enabled.then(|| Probe {
        initial_delay_seconds: settings.initial_delay_seconds,
        period_seconds: settings.period_seconds,
        timeout_seconds: settings.timeout_seconds,
        failure_threshold: settings.failure_threshold,
        termination_grace_period_seconds: settings.termination_grace_period_seconds,
        ..question(plan, "/healthz")
    })
}

/// What is asked. Both ports are called by their names in the container.
fn question(plan: &Plan, path: &str) -> Probe {
    let port = |name: &str| IntOrString::String(name.into());
    match plan.ports.health {
        Some(_) => Probe {
            http_get: Some(HTTPGetAction {
                path: Some(path.into()),
                port: port("health"),
                ..Default::default()
            }),
            ..Default::default()
        },
        None => Probe {
            tcp_socket: Some(TCPSocketAction { port: port("grpc"), ..Default::default() }),
            ..Default::default()
        },
    }
}
