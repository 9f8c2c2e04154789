//! What objects of a release say of each other.
//!
//! An API server takes each object for itself. What is not of the release may exist already, so only what could come
//! from nowhere else is looked for: objects of one name, and references that mean the release's own.

pub(super) mod known;
mod target_port;
#[cfg(test)]
mod tests;

use self::known::{INSTANCE, Known, Labels, text};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::selector;
use crate::diagnostic::Code;
use crate::render::object::Object;

/// Checks what an object says of others.
pub(super) fn check(object: &Object, known: &Known, findings: &mut Findings) {
    let spec = Field::root("spec");
    let metadata = object.metadata();
    let namespace = text(metadata.namespace.as_ref());
    // What users bring along may lead to what is there already.
    let is_own = metadata.labels.as_ref().is_some_and(|labels| labels.contains_key(INSTANCE));
    match object {
        Object::Service(service) => {
            let wanted = service.spec.as_ref().and_then(|spec| spec.selector.as_ref());
            let takes = |labels: &Labels| wanted.is_some_and(|wanted| selector::takes(wanted, labels));
            if known.misses(metadata, wanted, takes) {
                no_pods(&spec.name("selector"), findings);
            } else if let Some(spec) = &service.spec {
                target_port::check(spec, namespace, known, findings);
            }
        }
        Object::PodDisruptionBudget(budget) => {
            let pods = budget.spec.as_ref().and_then(|spec| spec.selector.as_ref());
            let takes = |labels: &Labels| pods.is_some_and(|pods| selector::matches(pods, labels));
            if known.misses(metadata, pods.and_then(|pods| pods.match_labels.as_ref()), takes) {
                no_pods(&spec.name("selector"), findings);
            }
        }
        Object::NetworkPolicy(policy) => {
            let pods = policy.spec.as_ref().and_then(|spec| spec.pod_selector.as_ref());
            let takes = |labels: &Labels| pods.is_some_and(|pods| selector::matches(pods, labels));
            if known.misses(metadata, pods.and_then(|pods| pods.match_labels.as_ref()), takes) {
                no_pods(&spec.name("podSelector"), findings);
            }
        }
        Object::StatefulSet(set) => {
            let service = text(set.spec.service_name.as_ref());
            if is_own && !service.is_empty() && !known.has("Service", namespace, service) {
                nothing_makes("Service", service, &spec.name("serviceName"), findings);
            }
        }
        Object::RoleBinding(binding) => {
            let role = &binding.role_ref;
            if is_own && role.kind == "Role" && !known.has("Role", namespace, &role.name) {
                nothing_makes("Role", &role.name, &Field::root("roleRef").name("name"), findings);
            }
        }
        Object::GrpcRoute(route) | Object::HttpRoute(route) | Object::TlsRoute(route)
            if known.has_gateway =>
        {
            let at = spec.name("parentRefs");
            for (index, parent) in route.spec.parent_refs.iter().enumerate() {
                if !known.has("Gateway", &parent.namespace, &parent.name) {
                    nothing_attaches(&at.index(index), namespace, findings);
                }
            }
        }
        _ => {}
    }
}

fn no_pods(at: &Field, findings: &mut Findings) {
    findings
        .add(Code::BrokenReference, at, "it selects none of the release's pods")
        .help("leave the labels by which the pods are selected as they are");
}

fn nothing_makes(kind: &str, name: &str, at: &Field, findings: &mut Findings) {
    findings
        .add(Code::BrokenReference, at, format!("nothing in the release makes a {kind} called `{name}`"))
        .help("choose a name that is valid for both");
}

fn nothing_attaches(at: &Field, namespace: &str, findings: &mut Findings) {
    findings
        .add(
            Code::BrokenReference,
            at,
            "the Gateway of the release is another one, so nothing would come from it",
        )
        .help(format!("the release's Gateway is made in its own namespace `{namespace}`: name that, or none"))
        .help("or leave the making of a Gateway off, and use the one that is named");
}
