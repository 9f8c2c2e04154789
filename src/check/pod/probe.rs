//! Probes and hooks of containers.

use k8s_openapi::api::core::v1::{Container, LifecycleHandler, PodSpec, Probe};

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
            one(probe, field == "readinessProbe", grace, &at.name(field), findings);
        }
    }
    let Some(lifecycle) = &container.lifecycle else { return };
    let at = at.name("lifecycle");
    for (field, hook) in [("postStart", &lifecycle.post_start), ("preStop", &lifecycle.pre_stop)] {
        if let Some(hook) = hook {
            handler_of(hook).check(grace, &at.name(field), findings);
        }
    }
}

fn one(probe: &Probe, is_readiness: bool, grace: i64, at: &Field, findings: &mut Findings) {
    let handler = Handler {
        exec: probe.exec.as_ref(),
        http_get: probe.http_get.as_ref(),
        tcp_socket: probe.tcp_socket.as_ref(),
        grpc: probe.grpc.as_ref(),
        sleep: None,
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

fn handler_of(hook: &LifecycleHandler) -> Handler<'_> {
    Handler {
        exec: hook.exec.as_ref(),
        http_get: hook.http_get.as_ref(),
        tcp_socket: hook.tcp_socket.as_ref(),
        sleep: hook.sleep.as_ref(),
        grpc: None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::testing::{fields, table, with_container};

    fn probing(mut probe: Json) -> Json {
        probe["tcpSocket"] = json!({ "port": 80 });
        probe
    }

    #[test]
    fn probes() {
        let wrap = |probe| with_container(json!({ "livenessProbe": probe }));
        let get = |get: Json| json!({ "httpGet": get });
        table(
            wrap,
            &[
                probing(json!({ "periodSeconds": 0, "successThreshold": 0, "initialDelaySeconds": 9 })),
                get(json!({ "port": "http", "path": "healthz" })),
                json!({ "exec": { "command": ["true"] } }),
                json!({ "grpc": { "port": 1 } }),
            ],
            &[
                json!({}),
                probing(json!({ "periodSeconds": -1 })),
                probing(json!({ "successThreshold": 2 })),
                probing(json!({ "terminationGracePeriodSeconds": 0 })),
                probing(json!({ "exec": { "command": ["true"] } })),
                json!({ "exec": {} }),
                get(json!({ "port": 0 })),
                get(json!({ "port": "80" })),
                get(json!({ "port": 80, "scheme": "http" })),
                get(json!({ "port": 80, "httpHeaders": [{ "name": "a b", "value": "" }] })),
            ],
        );
    }

    #[test]
    fn a_hook_sleeps_no_longer_than_the_pod_may_take_to_end() {
        let wrap = |seconds: i64| {
            with_container(json!({ "lifecycle": { "preStop": { "sleep": { "seconds": seconds } } } }))
        };
        assert_eq!(fields(&wrap(30)), [] as [&str; 0]);
        assert_eq!(fields(&wrap(31)), ["containers[0].lifecycle.preStop.sleep.seconds"]);
    }
}
