//! The gateway's own volume.

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The gateway's own volume, which holds the SQLite database. A Deployment has none.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Persistence {
    /// Size of the volume, such as `1Gi`. Kubernetes refuses to change it in an existing StatefulSet.
    pub size: Quantity,
    /// Storage class of the volume. Empty: the cluster's default class.
    pub storage_class: Setting,
    /// Access modes of the volume: `ReadWriteOnce`, `ReadWriteOncePod`, `ReadWriteMany` or `ReadOnlyMany`.
    pub access_modes: Vec<String>,
}
