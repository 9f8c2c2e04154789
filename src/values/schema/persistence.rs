//! The gateway's own volume.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The gateway's own volume, which holds the SQLite database. A Deployment has none.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Persistence {
    /// Whether the volume outlives pods. False: an empty volume for each pod, so that SQLite's database is lost with it;
    /// for a trial, or a StatefulSet on PostgreSQL.
    pub enabled: bool,
    /// Size of the volume, such as `1Gi`. Kubernetes refuses to change it in an existing StatefulSet.
    pub size: Quantity,
    /// Storage class of the volume. Empty: the cluster's default class.
    pub storage_class: Setting,
    /// Access modes of the volume: `ReadWriteOnce`, `ReadWriteOncePod`, `ReadWriteMany` or `ReadOnlyMany`.
    pub access_modes: Vec<String>,
    /// Name of a claim to use in place of one that is made. Size, class, modes, annotations and retention are then its
    /// own, and there can be only one gateway.
    pub existing_claim: Setting,
    /// Annotations of the claim that is made.
    pub annotations: BTreeMap<String, String>,
    /// What becomes of claims that are made. Unset: they stay.
    pub retention_policy: RetentionPolicy,
}

/// What becomes of claims that a StatefulSet makes; `Retain` or `Delete`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RetentionPolicy {
    /// When the StatefulSet is deleted: `Retain` or `Delete`. Empty: Kubernetes' default, `Retain`.
    pub when_deleted: Setting,
    /// Those of pods that scaling down takes away: `Retain` or `Delete`. Empty: Kubernetes' default, `Retain`.
    pub when_scaled: Setting,
}
