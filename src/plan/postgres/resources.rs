//! CPU and memory of containers.

use k8s_openapi::api::core::v1::ResourceRequirements;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::quantity;
use crate::values::schema::Values;

/// Refuses amounts that are no quantities, for all containers about the database.
pub(in crate::plan) fn check(values: &Values, problems: &mut Problems) {
    for (path, of_container) in [
        ("postgres.resources", &values.postgres.resources),
        ("postgres.sidecarResources", &values.postgres.sidecar_resources),
        ("backup.resources", &values.backup.resources),
        ("pgbackrest.resources", &values.pgbackrest.resources),
    ] {
        check_amounts(path, of_container.as_ref(), problems);
    }
}

fn check_amounts(path: &str, resources: Option<&ResourceRequirements>, problems: &mut Problems) {
    let Some(resources) = resources else { return };
    for (part, amounts) in [("limits", &resources.limits), ("requests", &resources.requests)] {
        for (name, amount) in
            amounts.iter().flatten().filter(|(_, amount)| quantity::bytes(&amount.0).is_none())
        {
            let path = format!("{path}.{part}.{name}");
            problems
                .error(
                    Code::InvalidValue,
                    path.clone(),
                    format!("`{path}` is `{}`, which is no amount", amount.0),
                )
                .help("write a number, with a unit where it needs one: `1Gi` of memory, `250m` of a CPU");
        }
    }
}
