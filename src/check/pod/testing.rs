//! Pods for the tests of single rules.

use k8s_openapi::api::core::v1::{PodSpec, PodTemplateSpec};
use serde_json::Value as Json;

use crate::check::field::Field;
use crate::check::finding::Finding;
use crate::check::testing;

/// A pod with the given fields, and one good container where it gives none.
pub(super) fn pod(mut spec: Json) -> PodSpec {
    if spec.get("containers").is_none() {
        spec["containers"] = serde_json::json!([{ "name": "a", "image": "a" }]);
    }
    serde_json::from_value(spec).unwrap()
}

/// A pod whose only container has the given fields beside a name and an image.
pub(super) fn with_container(mut container: Json) -> PodSpec {
    for field in ["name", "image"] {
        if container.get(field).is_none() {
            container[field] = "a".into();
        }
    }
    pod(serde_json::json!({ "containers": [container] }))
}

/// What is found in a pod.
pub(super) fn findings(pod: &PodSpec) -> Vec<Finding> {
    let template = PodTemplateSpec { spec: Some(pod.clone()), ..Default::default() };
    testing::findings(|findings| super::check(&template, &[], &Field::root("template"), findings))
}

/// The fields in which something is found, below the pod's `spec`.
pub(super) fn fields(pod: &PodSpec) -> Vec<String> {
    let field = |finding: Finding| finding.place.field.trim_start_matches("template.spec.").to_owned();
    findings(pod).into_iter().map(field).collect()
}

/// Holds a rule against fragments that are good and such that are not: `wrap` makes a pod of one.
pub(super) fn table(wrap: impl Fn(Json) -> PodSpec, good: &[Json], bad: &[Json]) {
    for fragment in good {
        assert_eq!(findings(&wrap(fragment.clone())), [], "{fragment}");
    }
    for fragment in bad {
        assert!(!findings(&wrap(fragment.clone())).is_empty(), "{fragment}");
    }
}
