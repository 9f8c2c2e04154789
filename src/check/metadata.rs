//! Names, namespaces, labels and annotations of objects.
//!
//! Source: `k8s.io/apimachinery/pkg/api/validation/objectmeta.go`, and the name rule that each kind's own validation gives.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{label, name};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, service_name_problem, subdomain_problem};
use crate::render::object::Object;

/// All of an object's annotations together, keys and values, in bytes.
const MOST_ANNOTATIONS: usize = 256 * 1024;

/// Checks the metadata of an object.
pub(super) fn check(object: &Object, findings: &mut Findings) {
    let (metadata, at) = (object.metadata(), Field::root("metadata"));
    let name = metadata.name.as_deref().unwrap_or_default();
    let problem = |name: &str| name_problem(object, name);
    name::check(object.kind(), name, problem, Code::InvalidObjectName, &at.name("name"), findings);
    if let Some(namespace) = &metadata.namespace {
        name::namespace(namespace, Code::InvalidObjectName, &at.name("namespace"), findings);
    }
    labels_and_annotations(metadata, &at, findings);
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

#[cfg(test)]
mod tests {
    use k8s_openapi::api::core::v1::{ConfigMap, Namespace, Service};
    use k8s_openapi::api::rbac::v1::Role;

    use super::*;
    use crate::check::testing;

    fn fields(object: &Object) -> Vec<String> {
        testing::fields(|findings| check(object, findings))
    }

    fn named(name: &str) -> ObjectMeta {
        ObjectMeta { name: Some(name.into()), ..Default::default() }
    }

    #[test]
    fn each_kind_has_its_rule_for_names() {
        for (name, of_config_map, of_service, of_namespace, of_role) in [
            ("a-1", true, true, true, true),
            ("a.b", true, false, false, true),
            ("1a", true, false, true, true),
            ("A b:c", false, false, false, true),
            ("a/b", false, false, false, false),
            ("..", false, false, false, false),
            ("", false, false, false, false),
        ] {
            let config_map = Object::ConfigMap(ConfigMap { metadata: named(name), ..Default::default() });
            let service = Object::Service(Service { metadata: named(name), ..Default::default() });
            let namespace = Object::Namespace(Namespace { metadata: named(name), ..Default::default() });
            let role = Object::Role(Role { metadata: named(name), ..Default::default() });
            let objects = [config_map, service, namespace, role];
            let found = objects.map(|object| fields(&object).is_empty());
            assert_eq!(found, [of_config_map, of_service, of_namespace, of_role], "{name}");
        }
    }

    #[test]
    fn namespaces_and_annotations_have_rules_too() {
        let mut metadata = named("a");
        metadata.namespace = Some("a.b".into());
        metadata.annotations =
            Some([("a b".into(), "ä\n".into()), ("Example.com/x".into(), String::new())].into());
        metadata.labels = Some([("a".into(), "b c".into())].into());
        let object = Object::ConfigMap(ConfigMap { metadata, ..Default::default() });
        assert_eq!(
            fields(&object),
            ["metadata.namespace", "metadata.labels[a]", "metadata.annotations[a b]"]
        );
        let large = [("a".to_owned(), "x".repeat(MOST_ANNOTATIONS))].into();
        let metadata = ObjectMeta { annotations: Some(large), ..named("a") };
        let object = Object::ConfigMap(ConfigMap { metadata, ..Default::default() });
        assert_eq!(fields(&object), ["metadata.annotations"]);
    }
}
