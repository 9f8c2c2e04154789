//! PersistentVolumeClaims.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{
    PersistentVolumeClaim, PersistentVolumeClaimSpec, PersistentVolumeClaimStatus, VolumeResourceRequirements,
};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::plan::postgres::claim::Made;
use crate::render::metadata::annotated;

/// A claim of its own.
#[must_use]
pub fn object(metadata: ObjectMeta, made: &Made) -> PersistentVolumeClaim {
    PersistentVolumeClaim {
        metadata: annotated(metadata, &made.annotations),
        spec: Some(spec(&made.size, made.storage_class.clone(), &made.access_modes)),
        ..Default::default()
    }
}

/// A claim in a StatefulSet. It has no labels: claim templates cannot change in a StatefulSet's life.
///
/// The mode and the status are what the API server fills in. kubectl compares these templates as a whole, so
/// without them each `kubectl apply` would find a difference.
#[must_use]
pub fn template(name: &str, made: &Made) -> PersistentVolumeClaim {
    let metadata = ObjectMeta { name: Some(name.into()), ..Default::default() };
    let claim = object(metadata, made);
    PersistentVolumeClaim {
        spec: claim
            .spec
            .map(|spec| PersistentVolumeClaimSpec { volume_mode: Some("Filesystem".into()), ..spec }),
        status: Some(PersistentVolumeClaimStatus { phase: Some("Pending".into()), ..Default::default() }),
        ..claim
    }
}

/// The specification of a claim.
#[must_use]
pub fn spec(
    size: &Quantity,
    storage_class: Option<String>,
    access_modes: &[String],
) -> PersistentVolumeClaimSpec {
    PersistentVolumeClaimSpec {
        access_modes: Some(access_modes.to_vec()),
        storage_class_name: storage_class,
        resources: Some(VolumeResourceRequirements {
            requests: Some(BTreeMap::from([("storage".to_owned(), size.clone())])),
            ..Default::default()
        }),
        ..Default::default()
    }
}
