//! Labels that users give to the gateway's pods.

use crate::diagnostic::Code;
use crate::plan::names::{APP_NAME, INSTANCE, Names};
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// Refuses labels that would take the pods out of their own workload's selector.
pub(super) fn check(values: &Values, names: &Names, release: &str, problems: &mut Problems) {
    of_postgres(values, problems);
    let selected_by =
        [("app.kubernetes.io/name", names.app.as_str()), ("app.kubernetes.io/instance", release)];
    for (label, own) in selected_by {
        if values.pod_labels.get(label).is_some_and(|value| value != own) {
            problems
                .error(
                    Code::Conflict,
                    "podLabels",
                    format!(
                        "`podLabels.\"{label}\"` is not `{own}`, by which the gateway's pods are selected"
                    ),
                )
                .help("remove it; `nameOverride` and the release's name make these labels");
        }
    }
}

/// The gateway's Service would lead to the database's pods.
fn of_postgres(values: &Values, problems: &mut Problems) {
    for label in [APP_NAME, INSTANCE].iter().filter(|label| values.postgres.pod_labels.contains_key(**label))
    {
        problems
            .error(
                Code::Conflict,
                "postgres.podLabels",
                format!("`postgres.podLabels.\"{label}\"` is a label by which pods are selected"),
            )
            .help("remove it");
    }
}
