//! The images that the gateway runs and hands to sandboxes.

pub(super) mod registry;

use crate::plan::release::{Release, Target};
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
    /// The supervisor's image built into the gateway.
    pub built_in_supervisor: String,
}

/// Decides on the images. An empty tag means the gateway's version, as in the chart.
///
/// The supervisor's tag is the gateway's unless it has its own. The chart takes a digest along with it, which is that of
/// another image.
pub(super) fn plan(values: &Values, release: &Release) -> Images {
    let app_version = &release.app_version;
    let tag = values.image.tag.get();
    let supervisor = &values.supervisor.image;
    let repository = match supervisor.repository.as_str() {
        "" => SUPERVISOR_REPOSITORY,
        repository => repository,
    };
    let is_override = repository != SUPERVISOR_REPOSITORY || supervisor.tag.is_set();
    let shared = tag.map(|tag| match release.target {
        Target::Helm => tag,
        Target::Kubectl => tag.split('@').next().unwrap_or(tag),
    });
    let supervisor_tag = supervisor.tag.get().or(shared).unwrap_or(app_version);
    Images {
        gateway: format!("{}:{}", values.image.repository, tag.unwrap_or(app_version)),
        built_in_supervisor: format!("{SUPERVISOR_REPOSITORY}:{app_version}"),
        supervisor: is_override.then(|| format!("{repository}:{supervisor_tag}")),
    }
}
