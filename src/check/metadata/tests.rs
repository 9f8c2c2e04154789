//! Names, labels and annotations of objects of several kinds.

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
fn beginnings_of_names_may_end_in_a_dash() {
    for (beginning, is_good) in [
        ("a-", true),
        ("-", false),
        ("a_-", true),
        ("ab_-", true),
        ("a.", false),
        ("A-b", false),
        ("ä-", false),
    ] {
        let metadata = ObjectMeta { generate_name: Some(beginning.into()), ..named("a") };
        let object = Object::ConfigMap(ConfigMap { metadata, ..Default::default() });
        assert_eq!(fields(&object).is_empty(), is_good, "{beginning}");
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
    assert_eq!(fields(&object), ["metadata.namespace", "metadata.labels[a]", "metadata.annotations[a b]"]);
    let large = [("a".to_owned(), "x".repeat(MOST_ANNOTATIONS))].into();
    let metadata = ObjectMeta { annotations: Some(large), ..named("a") };
    let object = Object::ConfigMap(ConfigMap { metadata, ..Default::default() });
    assert_eq!(fields(&object), ["metadata.annotations"]);
}
