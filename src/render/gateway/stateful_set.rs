//! StatefulSet of the gateway.

use std::collections::BTreeMap;

use k8s_openapi::api::apps::v1::{StatefulSet, StatefulSetSpec};
use k8s_openapi::api::core::v1::{
    PersistentVolumeClaim, PersistentVolumeClaimSpec, PersistentVolumeClaimStatus, VolumeMount,
    VolumeResourceRequirements,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};

use crate::plan::Plan;
use crate::plan::workload::Volume;
use crate::render::gateway::pod;
use crate::render::metadata::{namespaced, selector};

/// Name of the volume with SQLite's file; part of the claim's name, so it never changes.
const DATA: &str = "openshell-data";

/// Gateways with a volume each. `config` is the text of gateway.toml.
#[must_use]
pub fn gateway(plan: &Plan, config: &str, replicas: Option<i32>, volume: &Volume) -> StatefulSet {
    let mount = VolumeMount { name: DATA.into(), mount_path: "/var/openshell".into(), ..Default::default() };
    StatefulSet {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: StatefulSetSpec {
            service_name: Some(plan.names.fullname.clone()),
            replicas,
            selector: LabelSelector { match_labels: Some(selector(plan)), ..Default::default() },
            template: pod::template(plan, config, vec![mount]),
            volume_claim_templates: Some(vec![claim(volume)]),
            ..Default::default()
        },
        ..Default::default()
    }
}

/// No labels here: claim templates cannot change in a StatefulSet's life.
///
/// The mode and the status are what the API server fills in. kubectl compares these templates as a whole, so
/// without them each `kubectl apply` would find a difference.
fn claim(volume: &Volume) -> PersistentVolumeClaim {
    PersistentVolumeClaim {
        metadata: ObjectMeta { name: Some(DATA.into()), ..Default::default() },
        spec: Some(PersistentVolumeClaimSpec {
            access_modes: Some(volume.access_modes.clone()),
            storage_class_name: volume.storage_class.clone(),
            volume_mode: Some("Filesystem".into()),
            resources: Some(VolumeResourceRequirements {
                requests: Some(BTreeMap::from([("storage".to_owned(), volume.size.clone())])),
                ..Default::default()
            }),
            ..Default::default()
        }),
        status: Some(PersistentVolumeClaimStatus { phase: Some("Pending".into()), ..Default::default() }),
    }
}
