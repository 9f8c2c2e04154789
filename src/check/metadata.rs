//! Names, namespaces, labels and annotations of objects.
//!
//! Source: `k8s.io/apimachinery/pkg/api/validation/objectmeta.go`, and the name rule that each kind's own validation gives.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::label;
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, subdomain_problem};
use crate::render::object::Object;

/// All of an object's annotations together, keys and values, in bytes.
const MOST_ANNOTATIONS: usize = 256 * 1024;

/// Checks the metadata of an object.
pub(super) fn check(object: &Object, findings: &mut Findings) {
    let (metadata, at) = (object.metadata(), Field::root("metadata"));
    let name = metadata.name.as_deref().unwrap_or_default();
    if let Some(why) = name_problem(object, name) {
        findings
            .add(
                Code::InvalidObjectName,
                &at.name("name"),
                format!("`{name}` cannot be the name of a {}: it {why}", object.kind()),
            )
            .help("choose another name");
    }
    let namespace = metadata.namespace.as_deref();
    if let Some((namespace, why)) = namespace.and_then(|name| Some((name, label_problem(name)?))) {
        findings
            .add(
                Code::InvalidObjectName,
                &at.name("namespace"),
                format!("`{namespace}` cannot be a namespace: it {why}"),
            )
            .help("choose another namespace");
    }
    labels_and_annotations(metadata, &at, findings);
}

/// Why an object of this kind cannot be called so, or None where it can.
fn name_problem(object: &Object, name: &str) -> Option<String> {
    match object {
        Object::ClusterRole(_) | Object::ClusterRoleBinding(_) | Object::Role(_) | Object::RoleBinding(_) => {
            path_segment_problem(name)
        }
        Object::Namespace(_) => label_problem(name),
        _ => subdomain_problem(name),
    }
}

/// Names of roles may be anything that fits between two slashes of a URL.
fn path_segment_problem(name: &str) -> Option<String> {
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
