//! Ports of Services that none of their pods has.

use k8s_openapi::api::core::v1::{Container, PodSpec, ServiceSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::known::Known;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{selector, word};
use crate::diagnostic::Code;

/// Checks that a name in `targetPort` is that of a port in one of the release's pods that the Service selects.
///
/// Which ports count: `FindPort` in `k8s.io/kubernetes/pkg/api/v1/pod`. A Service that selects other pods, or none, leads to
/// what may be there already.
pub(super) fn check(service: &ServiceSpec, namespace: &str, known: &Known, findings: &mut Findings) {
    let Some(wanted) = service.selector.as_ref().filter(|wanted| !wanted.is_empty()) else { return };
    let pods: Vec<&PodSpec> = known.running(namespace, |labels| selector::takes(wanted, labels)).collect();
    if pods.is_empty() {
        return;
    }
    let spec = Field::root("spec");
    let at = spec.name("ports");
    for (index, port) in service.ports.iter().flatten().enumerate() {
        let Some(IntOrString::String(name)) = &port.target_port else { continue };
        let protocol = word::set(port.protocol.as_deref()).unwrap_or("TCP");
        if !name.is_empty() && !pods.iter().any(|pod| has(pod, name, protocol)) {
            findings
                .add(
                    Code::BrokenReference,
                    &at.index(index).name("targetPort"),
                    format!("no container of the pods that the Service selects has a port called `{name}` ({protocol})"),
                )
                .help("write the port's number")
                .help("or the name of a port below a container's `ports`, of the same protocol");
        }
    }
}

fn has(pod: &PodSpec, name: &str, protocol: &str) -> bool {
    let runs_on = |container: &&Container| container.restart_policy.as_deref() == Some("Always");
    let beside = pod.init_containers.iter().flatten().filter(runs_on);
    pod.containers.iter().chain(beside).flat_map(|container| container.ports.iter().flatten()).any(|port| {
        port.name.as_deref() == Some(name) && word::set(port.protocol.as_deref()).unwrap_or("TCP") == protocol
    })
}
