//! What all objects have: names, namespaces, labels and annotations, finalizers and owners.
//!
//! Source: `k8s.io/apimachinery/pkg/api/validation/objectmeta.go`, and the name rule that each kind's own validation gives.

mod finalizer;
mod given;
mod owner;
#[cfg(test)]
mod tests;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, name};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, service_name_problem, subdomain_problem};
use crate::render::object::Object;

const CODE: Code = Code::InvalidMetadata;

/// All of an object's annotations together, keys and values, in bytes.
const MOST_ANNOTATIONS: usize = 256 * 1024;

/// Checks the metadata of an object.
pub(super) fn check(object: &Object, findings: &mut Findings) {
    let (metadata, at) = (object.metadata(), Field::root("metadata"));
    let name = metadata.name.as_deref().unwrap_or_default();
    let problem = |name: &str| name_problem(object, name);
    name::check(object.kind(), name, problem, Code::InvalidObjectName, &at.name("name"), findings);
    if let Some(beginning) = metadata.generate_name.as_deref().filter(|beginning| !beginning.is_empty()) {
        let problem = |beginning: &str| beginning_problem(object, beginning);
        name::check(
            object.kind(),
            beginning,
            problem,
            Code::InvalidObjectName,
            &at.name("generateName"),
            findings,
        );
    }
    if let Some(namespace) = &metadata.namespace {
        name::namespace(namespace, Code::InvalidObjectName, &at.name("namespace"), findings);
    }
    labels_and_annotations(metadata, &at, findings);
    let finalizers = metadata.finalizers.as_deref().unwrap_or_default();
    // The API server looks less closely at other kinds.
    let is_strict = !matches!(object, Object::PodDisruptionBudget(_) | Object::Untyped(_));
    finalizer::check(finalizers, is_strict, &at.name("finalizers"), findings);
    owner::check(
        metadata.owner_references.as_deref().unwrap_or_default(),
        &at.name("ownerReferences"),
        findings,
    );
    given::check(metadata, &at, findings);
}

/// Why names of objects of this kind cannot begin so, or None where they can. The object has a name and needs no other,
/// but the API server looks at it all the same.
fn beginning_problem(object: &Object, beginning: &str) -> Option<String> {
    if matches!(object, Object::PodDisruptionBudget(_)) {
        return beginning.contains(['/', '%']).then(|| "may not hold `/` or `%`".to_owned());
    }
    // A `-` at the end stands before what is added to it; the server leaves out a letter with it.
    let before = beginning.strip_suffix('-').and_then(|rest| rest.get(..rest.len().checked_sub(1)?));
    let name = before.map_or_else(|| beginning.to_owned(), |before| format!("{before}a"));
    name_problem(object, &name).or_else(|| path_segment_problem(beginning))
}

/// Why an object of this kind cannot be called so, or None where it can.
fn name_problem(object: &Object, name: &str) -> Option<String> {
    match object {
        // A PodDisruptionBudget has no rule of its own.
        Object::ClusterRole(_)
        | Object::ClusterRoleBinding(_)
        | Object::PodDisruptionBudget(_)
        | Object::Role(_)
        | Object::RoleBinding(_) => path_segment_problem(name),
        Object::Namespace(_) | Object::StatefulSet(_) => label_problem(name),
        Object::Service(_) => service_name_problem(name),
        _ => subdomain_problem(name),
    }
}

/// Checks a name that others are derived from, against what these leave of it.
pub(super) fn length(name: &str, most: usize, why: &str, findings: &mut Findings) {
    if name.len() > most {
        let at = Field::root("metadata");
        findings
            .add(
                Code::NameTooLong,
                &at.name("name"),
                format!("`{name}` has {} characters and at most {most} are possible: {why}", name.len()),
            )
            .help("choose a shorter name");
    }
}

/// Names of roles may be anything that fits between two slashes of a URL.
pub(super) fn path_segment_problem(name: &str) -> Option<String> {
    let is_bad = name.is_empty() || name == "." || name == ".." || name.contains(['/', '%']);
    is_bad.then(|| "may not be empty, `.` or `..`, nor hold `/` or `%`".to_owned())
}

/// Checks labels and annotations, which the templates of pods and claims have too.
pub(super) fn labels_and_annotations(metadata: &ObjectMeta, at: &Field, findings: &mut Findings) {
    if let Some(labels) = &metadata.labels {
        label::labels(labels, &at.name("labels"), findings);
    }
    let Some(annotations) = &metadata.annotations else { return };
    let at = at.name("annotations");
    for key in annotations.keys() {
        // The API server lets annotations' keys have upper-case letters in their domain.
        label::key(&key.to_lowercase(), &at.key(key), findings);
    }
    let size: usize = annotations.iter().map(|(key, value)| key.len() + value.len()).sum();
    if size > MOST_ANNOTATIONS {
        let message = format!("the annotations have {size} bytes together; {MOST_ANNOTATIONS} are allowed");
        findings.add(Code::TooLargeObject, &at, message).help("make them shorter");
    }
}
