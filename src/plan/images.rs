//! The images that the gateway runs and hands to sandboxes.

use crate::values::schema::Values;

/// The supervisor image that is built into the gateway.
const SUPERVISOR_REPOSITORY: &str = "ghcr.io/nvidia/openshell/supervisor";

/// The images.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// The gateway's image, which is also certgen's.
    pub gateway: String,
    /// The supervisor's image, where it is not the one built into the gateway.
    pub supervisor: Option<String>,
}

/// Decides on the images. An empty tag means the gateway's version, as in the chart.
pub(super) fn plan(values: &Values, app_version: &str) -> Images {
    let tag = values.image.tag.get();
    let supervisor = &values.supervisor.image;
    let repository = match supervisor.repository.as_str() {
        "" => SUPERVISOR_REPOSITORY,
        repository => repository,
    };
    let is_override = repository != SUPERVISOR_REPOSITORY || supervisor.tag.is_set();
    let supervisor_tag = supervisor.tag.get().or(tag).unwrap_or(app_version);
    Images {
        gateway: format!("{}:{}", values.image.repository, tag.unwrap_or(app_version)),
        supervisor: is_override.then(|| format!("{repository}:{supervisor_tag}")),
    }
}
