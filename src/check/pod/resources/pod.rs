//! What a pod as a whole needs and may use.

use k8s_openapi::api::core::v1::{Container, PodSpec, ResourceRequirements};

use super::amount::Amount;
use super::{Amounts, CODE, kind};
use crate::check::field::Field;
use crate::check::finding::Findings;

/// Checks the resources of a pod: its containers must fit.
pub(in crate::check::pod) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let Some(resources) = &pod.resources else { return };
    if resources.claims.is_some() {
        findings
            .add(CODE, &at.name("claims"), "claims belong to containers")
            .help("write them into the `resources` of a container");
    }
    super::requirements(resources, kind::of_pod, at, findings);
    let requests = at.name("requests");
    for (name, most) in resources.requests.iter().flatten() {
        let needed = needed(pod, |container| amount(container, name, |resources| &resources.requests));
        if Amount::of(most).zip(needed).is_some_and(|(most, needed)| needed > most) {
            findings
                .add(
                    CODE,
                    &requests.key(name),
                    format!("its containers together request more than `{}`", most.0),
                )
                .help("raise it, or lower the requests of the containers");
        }
    }
    let limits = at.name("limits");
    for (name, most) in resources.limits.iter().flatten() {
        let limit = |container: &Container| amount(container, name, |resources| &resources.limits);
        let highest = if kind::is_huge_pages(name) {
            needed(pod, limit)
        } else {
            pod.containers.iter().filter_map(limit).max()
        };
        if Amount::of(most).zip(highest).is_some_and(|(most, highest)| highest > most) {
            findings
                .add(CODE, &limits.key(name), format!("a container may use more than `{}`", most.0))
                .help("raise it, or lower the limits of the containers");
        }
    }
}

fn amount(container: &Container, name: &str, of: fn(&ResourceRequirements) -> &Amounts) -> Option<Amount> {
    of(container.resources.as_ref()?).as_ref()?.get(name).and_then(Amount::of)
}

/// What the pod needs at most at a time: all containers and those beside them together, or before that an init
/// container with those beside it that have started.
fn needed(pod: &PodSpec, amount: impl Fn(&Container) -> Option<Amount>) -> Option<Amount> {
    let sum = |one: Option<Amount>, other: Option<Amount>| match (one, other) {
        (Some(one), Some(other)) => Some(one.plus(other)),
        (one, other) => one.or(other),
    };
    let (mut beside, mut before) = (None, None);
    for container in pod.init_containers.iter().flatten() {
        let with_it = sum(beside, amount(container));
        if container.restart_policy.as_deref() == Some("Always") {
            beside = with_it;
        }
        before = before.max(with_it);
    }
    let together = pod.containers.iter().map(amount).fold(beside, sum);
    together.max(before)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{pod, table};

    #[test]
    fn containers_fit_their_pod() {
        let container = |name: &str, cpu: &str| json!({ "name": name, "image": "a", "resources": { "requests": { "cpu": cpu }, "limits": { "cpu": "2" } } });
        let wrap = |resources: Json| {
            let mut first = container("c", "500m");
            first["restartPolicy"] = "Always".into();
            pod(json!({
                "resources": resources,
                "containers": [container("a", "1"), container("b", "500m")],
                "initContainers": [first],
            }))
        };
        table(
            wrap,
            &[
                json!({ "requests": { "cpu": "2" } }),
                json!({ "limits": { "cpu": "2" } }),
                json!({ "requests": { "memory": "1" } }),
            ],
            &[
                json!({ "requests": { "cpu": "1999m" } }),
                json!({ "limits": { "cpu": "1" } }),
                json!({ "limits": { "ephemeral-storage": "1" } }),
                json!({ "claims": [] }),
            ],
        );
    }
}
