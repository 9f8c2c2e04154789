//! Probes and hooks of containers.

#[cfg(test)]
mod tests;

use k8s_openapi::api::core::v1::{Container, ContainerPort, LifecycleHandler, PodSpec, Probe};

use super::handler::Handler;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::number;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidProbe;

/// The seconds that the API server gives a pod to end.
const GRACE: i64 = 30;

/// Checks the probes and hooks of a container that runs on.
pub(super) fn of_container(container: &Container, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let grace = pod.termination_grace_period_seconds.unwrap_or(GRACE);
    let probes = [
        ("livenessProbe", &container.liveness_probe),
        ("readinessProbe", &container.readiness_probe),
        ("startupProbe", &container.startup_probe),
    ];
    for (field, probe) in probes {
        if let Some(probe) = probe {
            one(probe, container, field == "readinessProbe", grace, &at.name(field), findings);
        }
    }
    let Some(lifecycle) = &container.lifecycle else { return };
    let at = at.name("lifecycle");
    for (field, hook) in [("postStart", &lifecycle.post_start), ("preStop", &lifecycle.pre_stop)] {
        if let Some(hook) = hook {
            of_hook(hook, container, grace, &at.name(field), findings);
        }
    }
}

fn one(
    probe: &Probe,
    container: &Container,
    is_readiness: bool,
    grace: i64,
    at: &Field,
    findings: &mut Findings,
) {
    let handler = Handler {
        exec: probe.exec.as_ref(),
        http_get: probe.http_get.as_ref(),
        tcp_socket: probe.tcp_socket.as_ref(),
        grpc: probe.grpc.as_ref(),
        sleep: None,
        ports: ports(container),
    };
    handler.check(grace, at, findings);
    let numbers = [
        ("initialDelaySeconds", probe.initial_delay_seconds),
        ("timeoutSeconds", probe.timeout_seconds),
        ("periodSeconds", probe.period_seconds),
        ("successThreshold", probe.success_threshold),
        ("failureThreshold", probe.failure_threshold),
    ];
    for (field, number) in numbers {
        number::not_negative(number, CODE, &at.name(field), findings);
    }
    // 0 stands for the default, which is 1.
    if !is_readiness && probe.success_threshold.is_some_and(|times| times > 1) {
        findings
            .add(
                CODE,
                &at.name("successThreshold"),
                "only a readiness probe may have to succeed more than once",
            )
            .help("write 1, or leave it out");
    }
    let Some(seconds) = probe.termination_grace_period_seconds else { return };
    let at = at.name("terminationGracePeriodSeconds");
    if is_readiness {
        findings.add(CODE, &at, "a readiness probe ends no container").help("leave it out");
    }
    number::positive(seconds, CODE, &at, findings);
}

fn of_hook(hook: &LifecycleHandler, container: &Container, grace: i64, at: &Field, findings: &mut Findings) {
    let handler = Handler {
        exec: hook.exec.as_ref(),
        http_get: hook.http_get.as_ref(),
        tcp_socket: hook.tcp_socket.as_ref(),
        sleep: hook.sleep.as_ref(),
        grpc: None,
        ports: ports(container),
    };
    handler.check(grace, at, findings);
    if hook.tcp_socket.is_some() {
        // The API server takes it for old objects, and no kubelet can do it.
        findings
            .add(
                CODE,
                &at.name("tcpSocket"),
                "no hook can open a connection, and a container whose hook fails is ended",
            )
            .help("write `exec`, `httpGet` or `sleep` in its place");
    }
}

fn ports(container: &Container) -> &[ContainerPort] {
    container.ports.as_deref().unwrap_or_default()
}
