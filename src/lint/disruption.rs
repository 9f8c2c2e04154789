//! Budgets for disruptions of pods: those that are missing, and those that block.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::PodTemplateSpec;
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::Subject;
use super::workload::name;
use crate::diagnostic::{Code, Diagnostic};
use crate::render::object::Object;

/// Looks for a budget of each workload that runs all the time.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for object in subject.objects {
        let (replicas, template) = match object {
            Object::Deployment(object) => (object.spec.replicas.unwrap_or(1), &object.spec.template),
            Object::StatefulSet(object) => (object.spec.replicas.unwrap_or(1), &object.spec.template),
            _ => continue,
        };
        let labels = labels(template);
        let budget = subject.objects.iter().find_map(|object| match object {
            Object::PodDisruptionBudget(budget) if selects(budget, &labels) => Some(budget),
            _ => None,
        });
        match budget {
            None if replicas > 1 => found.push(missing(object, replicas)),
            Some(budget) if replicas == 1 && lets_none_go(budget) => found.push(blocking(object)),
            _ => {}
        }
    }
}

fn missing(workload: &Object, replicas: i32) -> Diagnostic {
    let name = name(workload);
    let selector = match workload {
        Object::Deployment(object) => object.spec.selector.match_labels.clone(),
        Object::StatefulSet(object) => object.spec.selector.match_labels.clone(),
        _ => None,
    };
    let selector: Vec<String> =
        selector.unwrap_or_default().iter().map(|(key, value)| format!("{key}: {value}")).collect();
    let message = format!(
        "{name} has {replicas} replicas and no PodDisruptionBudget: draining nodes may stop all of them at once"
    );
    Diagnostic::note(Code::NoDisruptionBudget, message).about("replicaCount").in_object(name, "").help(
        format!(
            "apply a PodDisruptionBudget of your own with `maxUnavailable: 1` and the labels `{}`",
            selector.join("`, `")
        ),
    )
}

fn blocking(workload: &Object) -> Diagnostic {
    let name = name(workload);
    let message = format!(
        "{name} has one pod, and its PodDisruptionBudget never lets it go: its node cannot be drained"
    );
    Diagnostic::warning(Code::BlockingDisruptionBudget, message)
        .about("postgres.podDisruptionBudget.enabled")
        .in_object(name, "")
        .help("remove `postgres.podDisruptionBudget.enabled`")
        .help("or keep it, and delete the pod by hand when its node is drained")
}

fn labels(template: &PodTemplateSpec) -> BTreeMap<String, String> {
    template.metadata.as_ref().and_then(|metadata| metadata.labels.clone()).unwrap_or_default()
}

fn selects(budget: &PodDisruptionBudget, labels: &BTreeMap<String, String>) -> bool {
    let selector = budget.spec.as_ref().and_then(|spec| spec.selector.as_ref());
    let wanted = selector.and_then(|selector| selector.match_labels.as_ref());
    wanted.is_some_and(|wanted| wanted.iter().all(|(key, value)| labels.get(key) == Some(value)))
}

/// Whether the only pod is one that must stay.
fn lets_none_go(budget: &PodDisruptionBudget) -> bool {
    let spec = budget.spec.as_ref();
    let available = spec.and_then(|spec| spec.min_available.as_ref());
    let unavailable = spec.and_then(|spec| spec.max_unavailable.as_ref());
    matches!(available, Some(IntOrString::Int(1..))) || matches!(unavailable, Some(IntOrString::Int(0)))
}
