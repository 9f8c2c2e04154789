//! Budgets for disruptions of pods: those that are missing, and those that block.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::PodTemplateSpec;
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::Subject;
use super::workload::{Part, name, part};
use crate::diagnostic::{Code, Diagnostic};
use crate::render::object::Object;

/// Looks for a budget of each workload that runs all the time.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for object in subject.objects {
        let (replicas, template) = match object {
            Object::Deployment(object) => (object.spec.replicas, &object.spec.template),
            Object::StatefulSet(object) => (object.spec.replicas, &object.spec.template),
            _ => continue,
        };
        let part = part(object);
        let (fewest, most) = match part {
            Part::Gateway => {
                let replicas = &subject.plan.availability.replicas;
                (replicas.fewest(), replicas.most())
            }
            _ => (replicas.unwrap_or(1), replicas.unwrap_or(1)),
        };
        let labels = labels(template);
        let budget = subject.objects.iter().find_map(|object| match object {
            Object::PodDisruptionBudget(budget) if selects(budget, &labels) => Some(budget),
            _ => None,
        });
        match budget {
            None if most > 1 => found.push(missing(object, subject)),
            Some(budget) if lets_none_go(budget, fewest) => found.push(blocking(object, part, fewest)),
            _ => {}
        }
    }
}

fn missing(workload: &Object, subject: &Subject) -> Diagnostic {
    let name = name(workload);
    let replicas = &subject.plan.availability.replicas;
    let message = format!(
        "{name} has {} replicas and no PodDisruptionBudget: draining nodes may stop all of them at once",
        replicas.most()
    );
    Diagnostic::note(Code::NoDisruptionBudget, message)
        .about("podDisruptionBudget.enabled")
        .in_object(name, "")
        .help("remove `podDisruptionBudget.enabled`, or set it to true")
}

fn blocking(workload: &Object, part: Part, replicas: i32) -> Diagnostic {
    let name = name(workload);
    let pods = if replicas == 1 { "one pod".to_owned() } else { format!("{replicas} pods") };
    let message = format!(
        "{name} has {pods}, and its PodDisruptionBudget never lets one go: nodes with them cannot be drained"
    );
    let finding = Diagnostic::warning(Code::BlockingDisruptionBudget, message).in_object(name, "");
    match part {
        Part::Gateway => finding
            .about("podDisruptionBudget")
            .help("set `podDisruptionBudget.maxUnavailable: 1` in place of what is there"),
        _ => finding
            .about("postgres.podDisruptionBudget.enabled")
            .help("remove `postgres.podDisruptionBudget.enabled`")
            .help("or keep it, and delete the pod by hand when its node is drained"),
    }
}

fn labels(template: &PodTemplateSpec) -> BTreeMap<String, String> {
    template.metadata.as_ref().and_then(|metadata| metadata.labels.clone()).unwrap_or_default()
}

fn selects(budget: &PodDisruptionBudget, labels: &BTreeMap<String, String>) -> bool {
    let selector = budget.spec.as_ref().and_then(|spec| spec.selector.as_ref());
    let wanted = selector.and_then(|selector| selector.match_labels.as_ref());
    wanted.is_some_and(|wanted| wanted.iter().all(|(key, value)| labels.get(key) == Some(value)))
}

/// Whether all of so many pods must stay.
fn lets_none_go(budget: &PodDisruptionBudget, replicas: i32) -> bool {
    let Some(spec) = &budget.spec else { return false };
    let percent = |text: &str| text.strip_suffix('%').and_then(|number| number.parse::<i64>().ok());
    // Kubernetes rounds both percentages up.
    let share = |text: &str| percent(text).map(|percent| (percent * i64::from(replicas) + 99) / 100);
    match (&spec.min_available, &spec.max_unavailable) {
        (Some(IntOrString::Int(count)), _) => *count >= replicas,
        (Some(IntOrString::String(text)), _) => share(text).is_some_and(|count| count >= i64::from(replicas)),
        (None, Some(IntOrString::Int(count))) => *count == 0,
        (None, Some(IntOrString::String(text))) => share(text) == Some(0),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn percentages_are_rounded_up_as_kubernetes_does() {
        for (spec, replicas, blocks) in [
            (json!({ "minAvailable": 1 }), 1, true),
            (json!({ "minAvailable": 1 }), 2, false),
            (json!({ "minAvailable": 2 }), 2, true),
            (json!({ "minAvailable": "50%" }), 2, false),
            (json!({ "minAvailable": "51%" }), 2, true),
            (json!({ "minAvailable": "100%" }), 3, true),
            (json!({ "maxUnavailable": 0 }), 3, true),
            (json!({ "maxUnavailable": "0%" }), 3, true),
            (json!({ "maxUnavailable": "1%" }), 1, false),
            (json!({ "maxUnavailable": 1 }), 1, false),
        ] {
            let budget = serde_json::from_value(json!({ "spec": spec })).unwrap();
            assert_eq!(lets_none_go(&budget, replicas), blocks, "{spec} {replicas}");
        }
    }
}
