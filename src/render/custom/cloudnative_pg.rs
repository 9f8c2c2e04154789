//! Kinds of CloudNativePG and of its Barman Cloud plugin.

pub mod cluster;
pub mod object_store;

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use self::cluster::ClusterSpec;
use self::object_store::ObjectStoreSpec;
use super::Custom;

const POSTGRESQL: &str = "postgresql.cnpg.io/v1";

/// The plugin's name.
pub const BARMAN: &str = "barman-cloud.cloudnative-pg.io";

/// The operator's `Cluster`.
pub type Cluster = Custom<ClusterSpec>;

impl Cluster {
    /// A `Cluster` of `postgresql.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ClusterSpec) -> Self {
        Self { api_version: POSTGRESQL, kind: "Cluster", metadata, spec }
    }
}

/// The operator's `ScheduledBackup`.
pub type ScheduledBackup = Custom<ScheduledBackupSpec>;

impl ScheduledBackup {
    /// A `ScheduledBackup` of `postgresql.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ScheduledBackupSpec) -> Self {
        Self { api_version: POSTGRESQL, kind: "ScheduledBackup", metadata, spec }
    }
}

/// The operator's `Pooler`.
pub type Pooler = Custom<PoolerSpec>;

impl Pooler {
    /// A `Pooler` of `postgresql.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: PoolerSpec) -> Self {
        Self { api_version: POSTGRESQL, kind: "Pooler", metadata, spec }
    }
}

/// The plugin's `ObjectStore`.
pub type ObjectStore = Custom<ObjectStoreSpec>;

impl ObjectStore {
    /// An `ObjectStore` of `barmancloud.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ObjectStoreSpec) -> Self {
        Self { api_version: "barmancloud.cnpg.io/v1", kind: "ObjectStore", metadata, spec }
    }
}

/// The name of another object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// The name.
    pub name: String,
}

/// A key of a Secret.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Key {
    /// The Secret's name.
    pub name: String,
    /// The key.
    pub key: String,
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

/// Specification of a `Pooler`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PoolerSpec {
    pub cluster: Named,
    pub instances: i32,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub pgbouncer: PgBouncer,
}

/// PgBouncer's configuration.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PgBouncer {
    pub pool_mode: &'static str,
    pub parameters: BTreeMap<String, String>,
}
