//! Containers, and those that run before them.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, PodSpec};

use super::volume::Volumes;
use super::{container_port, environment, image, mount, probe, resources, restart, security};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, word};
use crate::diagnostic::Code;

/// Checks all containers of a pod.
pub(super) fn check(pod: &PodSpec, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    if pod.containers.is_empty() {
        findings
            .add(Code::InvalidContainer, &at.name("containers"), "the pod has no container")
            .help("write at least one");
    }
    let mut names = BTreeSet::new();
    let lists = [("containers", Some(&pod.containers)), ("initContainers", pod.init_containers.as_ref())];
    for (list, containers) in lists {
        let at = at.name(list);
        for (index, container) in containers.into_iter().flatten().enumerate() {
            let at = at.index(index);
            let code = Code::InvalidContainer;
            name::item("container", &container.name, &mut names, code, &at.name("name"), findings);
            one(container, pod, volumes, &at, findings);
            if list == "initContainers" && container.restart_policy.as_deref() != Some("Always") {
                first(container, &at, findings);
            } else {
                probe::of_container(container, pod, &at, findings);
                if list == "initContainers" {
                    restart::beside(container, &at, findings);
                }
            }
        }
    }
    container_port::on_host(pod, at, findings);
}

fn one(container: &Container, pod: &PodSpec, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    image::check(container.image.as_deref().unwrap_or_default(), &at.name("image"), findings);
    let words = [
        ("imagePullPolicy", &container.image_pull_policy, image::PULL_POLICIES),
        (
            "terminationMessagePolicy",
            &container.termination_message_policy,
            &["File", "FallbackToLogsOnError"][..],
        ),
    ];
    for (field, word, known) in words {
        word::optional(word.as_deref(), known, Code::InvalidContainer, &at.name(field), findings);
    }
    container_port::check(container, &at.name("ports"), findings);
    environment::check(container, volumes, at, findings);
    mount::check(container, volumes, at, findings);
    resources::check(container, pod, &at.name("resources"), findings);
    restart::container(container, pod, at, findings);
    security::container::check(container, pod, at, findings);
}

/// A container that runs to its end before the others start has nothing to probe.
fn first(container: &Container, at: &Field, findings: &mut Findings) {
    let fields = [
        ("lifecycle", container.lifecycle.is_some()),
        ("livenessProbe", container.liveness_probe.is_some()),
        ("readinessProbe", container.readiness_probe.is_some()),
        ("startupProbe", container.startup_probe.is_some()),
    ];
    for (field, _) in fields.into_iter().filter(|(_, is_set)| *is_set) {
        findings
            .add(
                Code::InvalidProbe,
                &at.name(field),
                "an init container that ends before the others start has neither probes nor a lifecycle",
            )
            .help("remove it, or set the container's `restartPolicy` to `Always` so that it runs beside the others");
    }
}
