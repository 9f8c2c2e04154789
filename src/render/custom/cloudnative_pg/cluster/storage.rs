//! Volumes of a `Cluster`'s servers.

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use serde::Serialize;

/// A volume of each server.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the operator's own
pub struct StorageConfiguration {
    pub size: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_class: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pvc_template: Option<ClaimTemplate>,
}

/// What else a claim asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ClaimTemplate {
    pub access_modes: Vec<String>,
}

/// Volumes in memory.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct EphemeralVolumesSizeLimit {
    pub shm: Quantity,
}
