//! Labels and annotations that users give to all objects.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::path;
use crate::values::schema::Values;

/// Labels by which objects and pods are found: another value would take them out of their own selectors, or a pod of the
/// release into another's.
const SELECTED_BY: &[&str] = &[
    "app.kubernetes.io/component",
    "app.kubernetes.io/instance",
    "app.kubernetes.io/managed-by",
    "app.kubernetes.io/name",
    "app.kubernetes.io/version",
    "batch.kubernetes.io/controller-uid",
    "batch.kubernetes.io/job-name",
    "controller-uid",
    "job-name",
    "openshell.ai/managed-by",
];

/// Refuses labels that the program gives itself.
pub(super) fn check(values: &Values, problems: &mut Problems) {
    for label in SELECTED_BY.iter().filter(|label| values.common_labels.contains_key(**label)) {
        let path = path::of_key("commonLabels", label);
        let message =
            format!("`{path}` is a label by which objects are found, so the program sets it itself");
        problems
            .error(Code::Conflict, path, message)
            .help("choose a label of your own, such as `app.kubernetes.io/part-of`")
            .help("`nameOverride` and the release's name make the labels that selectors use");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::plan::testing::refused;

    #[test]
    fn labels_of_selectors_are_refused_and_others_are_not() {
        let labels = json!({ "app.kubernetes.io/name": "a", "app.kubernetes.io/part-of": "b", "team": "c" });
        let found = refused(&json!({ "commonLabels": labels }));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("`commonLabels.\"app.kubernetes.io/name\"`"), "{found:?}");
    }
}
