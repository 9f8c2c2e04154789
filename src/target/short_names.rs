//! Names that stay valid whatever the release is called, and are the chart's wherever the chart's work.

use k8s_openapi::api::apps::v1::StatefulSet;
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use k8s_openapi::api::batch::v1::Job;

use crate::plan::kubernetes_names::longest::{JOB, STATEFUL_SET};
use crate::plan::kubernetes_names::{short_hash, shortened, with_suffix};

/// Shortens the name of a StatefulSet that would never get its pods.
pub(super) fn stateful_set(object: &mut StatefulSet) {
    object.metadata.name = object.metadata.name.take().map(of_stateful_set);
}

/// The same for the name of a StatefulSet that an autoscaler scales.
pub(super) fn scaled(object: &mut HorizontalPodAutoscaler) {
    let target = &mut object.spec.scale_target_ref;
    if target.kind == "StatefulSet" {
        target.name = of_stateful_set(std::mem::take(&mut target.name));
    }
}

/// The name that a StatefulSet gets.
pub(super) fn of_stateful_set(name: String) -> String {
    shortened(name, STATEFUL_SET)
}

/// A Job's name without the hash that [`job`] ends it in.
#[must_use]
pub fn job_stem(name: &str) -> &str {
    name.rsplit_once('-').map_or(name, |(stem, _)| stem)
}

/// Ends a Job's name in a hash of its content: a Job cannot be changed, so a changed one must be another.
pub(super) fn job(object: &mut Job) -> Result<(), serde_json::Error> {
    let hash = short_hash(&serde_json::to_vec(&object.spec)?);
    if let Some(name) = object.metadata.name.as_mut() {
        *name = with_suffix(name, &format!("-{hash}"), JOB);
    }
    Ok(())
}
