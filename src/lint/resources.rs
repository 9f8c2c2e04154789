//! Containers that ask for no CPU and memory.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::Container;

use super::Subject;
use super::workload::{Part, containers, pods};
use crate::diagnostic::{Code, Diagnostic};
use crate::render::gateway::container;

/// One finding a setting. certgen's container has none: it runs for seconds.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut bare: BTreeMap<&str, Vec<(String, String, String)>> = BTreeMap::new();
    for pod in pods(subject.objects) {
        for (place, container) in containers(pod.spec).filter(|(_, container)| has_none(container)) {
            if let Some(setting) = setting(pod.part, &container.name) {
                bare.entry(setting).or_default().push((
                    pod.object.clone(),
                    format!("{}.{place}.resources", pod.field),
                    container.name.clone(),
                ));
            }
        }
    }
    for (setting, containers) in bare {
        let mut names: Vec<&str> = containers.iter().map(|(_, _, name)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let (word, names) = (if names.len() == 1 { "container" } else { "containers" }, names.join(", "));
        let finding = Diagnostic::warning(
            Code::NoResources,
            format!("`{setting}` is empty: the {word} {names} may be starved by others, or starve them"),
        );
        let finding = match containers.into_iter().next() {
            Some((object, field, _)) => finding.in_object(object, field),
            None => finding,
        };
        found.push(finding.about(setting).help(format!(
            "set `{setting}.requests` to the CPU and memory it usually needs, and `{setting}.limits.memory`"
        )));
    }
}

fn has_none(container: &Container) -> bool {
    container.resources.as_ref().is_none_or(|resources| {
        resources.requests.as_ref().is_none_or(BTreeMap::is_empty)
            && resources.limits.as_ref().is_none_or(BTreeMap::is_empty)
    })
}

/// The setting that gives a container its resources.
fn setting(part: Part, container: &str) -> Option<&'static str> {
    match (part, container) {
        (Part::Gateway, container::NAME) => Some("resources"),
        // Users know best what theirs need.
        (Part::Certgen | Part::Gateway | Part::Users, _) => None,
        (Part::Postgres, "postgres") => Some("postgres.resources"),
        (Part::Postgres, _) | (_, "pgbackrest-config") => Some("postgres.sidecarResources"),
        (Part::Backup, _) => Some("backup.resources"),
        (Part::Pgbackrest, _) => Some("pgbackrest.resources"),
    }
}
