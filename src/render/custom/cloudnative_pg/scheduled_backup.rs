//! CloudNativePG's `ScheduledBackup`.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use super::{Named, POSTGRESQL};
use crate::render::custom::Custom;

/// The operator's `ScheduledBackup`.
pub type ScheduledBackup = Custom<ScheduledBackupSpec>;

impl ScheduledBackup {
    /// A `ScheduledBackup` of `postgresql.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ScheduledBackupSpec) -> Self {
        Self { api_version: POSTGRESQL, kind: "ScheduledBackup", metadata, spec }
    }
}

/// Specification of a `ScheduledBackup`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the operator's own
pub struct ScheduledBackupSpec {
    pub schedule: String,
    pub immediate: bool,
    pub backup_owner_reference: &'static str,
    pub cluster: Named,
    pub method: &'static str,
    pub plugin_configuration: Named,
}
