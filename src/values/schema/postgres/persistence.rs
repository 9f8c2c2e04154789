//! The volumes of the database.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The volumes that hold the database. They outlive the release: nothing here ever deletes them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PostgresPersistence {
    /// Size of the volume, such as `10Gi`. Kubernetes refuses to change it in an existing StatefulSet: grow the claim.
    pub size: Quantity,
    /// Storage class of the volumes. Empty: the cluster's default class.
    pub storage_class: Setting,
    /// Access modes of the volumes: `ReadWriteOnce`, or `ReadWriteOncePod`, which keeps a second pod off.
    pub access_modes: Vec<String>,
    /// Name of a claim to use in place of one that is made. It excludes `size`.
    pub existing_claim: Setting,
    /// Annotations of the claims that are made.
    pub annotations: BTreeMap<String, String>,
    /// Size of a volume of its own for the write-ahead log, such as `5Gi`. Empty: it is on the volume of the data.
    /// It cannot be added to a database that exists.
    pub wal_size: Setting,
}
