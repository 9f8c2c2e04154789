//! Pods.
//!
//! Source: `ValidatePodTemplateSpec` and `ValidatePodSpec` in `k8s.io/kubernetes/pkg/apis/core/validation` of 1.35,
//! with its feature gates as they are by default. Beyond them, what the API server takes though no kubelet or
//! scheduler can ever do anything with it; each such rule says so.
//!
//! - containers: `container`, and of each `image`, `container_port`, `environment`, `mount`, `probe` (with hooks;
//!   `handler` is what both do) and `restart`.
//! - volumes: `volume`, the files in them (`projection`), and `path`. `downward` is what a pod tells of itself, in
//!   variables and in files.
//! - amounts and devices: `resources`, `resource_claim`.
//! - the rest: `security`, `scheduling`, `os` (what Linux and Windows have each), `host` (names), `dns`, `annotation`.

mod annotation;
mod container;
mod container_port;
mod dns;
mod downward;
mod environment;
mod handler;
mod host;
pub(super) mod image;
mod mount;
mod os;
mod path;
mod probe;
mod projection;
mod resource_claim;
pub(super) mod resources;
mod restart;
pub(super) mod scheduling;
mod security;
mod volume;

#[cfg(test)]
mod testing;

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PodSpec, PodTemplateSpec};

use self::volume::Volumes;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, word};

/// Checks the pod of the template at `at`, such as `spec.template`. `claims` are those that a StatefulSet makes for
/// each pod, which then are volumes of it.
pub(super) fn check(
    template: &PodTemplateSpec,
    claims: &[PersistentVolumeClaim],
    at: &Field,
    findings: &mut Findings,
) {
    let Some(pod) = &template.spec else { return };
    if let Some(annotations) = template.metadata.as_ref().and_then(|metadata| metadata.annotations.as_ref()) {
        annotation::check(annotations, pod, &at.name("metadata").name("annotations"), findings);
    }
    specification(pod, claims, &at.name("spec"), findings);
}

fn specification(pod: &PodSpec, claims: &[PersistentVolumeClaim], at: &Field, findings: &mut Findings) {
    volume::check(pod, &at.name("volumes"), findings);
    resource_claim::check(pod, &at.name("resourceClaims"), findings);
    container::check(pod, &Volumes::of(pod, claims), at, findings);
    resources::pod::check(pod, &at.name("resources"), findings);
    security::check(pod, at, findings);
    scheduling::check(pod, at, findings);
    host::check(pod, at, findings);
    dns::check(pod, at, findings);
    restart::pod(pod, at, findings);
    references(pod, at, findings);
    os::check(pod, at, findings);
}

/// Names of objects that the pod itself refers to. The API server takes any secret for pulling images.
fn references(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let classes = [
        ("ServiceAccount", "serviceAccountName", word::set(pod.service_account_name.as_deref())),
        ("PriorityClass", "priorityClassName", word::set(pod.priority_class_name.as_deref())),
        ("RuntimeClass", "runtimeClassName", pod.runtime_class_name.as_deref()),
        ("Node", "nodeName", word::set(pod.node_name.as_deref())),
    ];
    for (kind, field, name) in classes {
        if let Some(name) = name {
            name::object(kind, name, &at.name(field), findings);
        }
    }
    let at = at.name("imagePullSecrets");
    for (index, secret) in pod.image_pull_secrets.iter().flatten().enumerate() {
        name::object("Secret", &secret.name, &at.index(index).name("name"), findings);
    }
}
