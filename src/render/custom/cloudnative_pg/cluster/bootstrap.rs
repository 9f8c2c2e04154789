//! What a `Cluster` begins with.

use serde::Serialize;

use super::Plugin;
use crate::render::custom::cloudnative_pg::Named;
use crate::render::custom::is_default;

/// What a new cluster begins with. The operator looks at it only once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Bootstrap {
    /// An empty database.
    #[serde(rename = "initdb")]
    InitDb(InitDb),
    /// Backups of another cluster.
    #[serde(rename = "recovery")]
    Recovery(Recovery),
}

/// An empty database.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the operator's own
pub struct InitDb {
    pub database: String,
    pub owner: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<Named>,
    pub data_checksums: bool,
    pub encoding: &'static str,
    pub locale_collate: &'static str,
    #[serde(rename = "localeCType")]
    pub locale_ctype: &'static str,
    #[serde(rename = "postInitSQL", skip_serializing_if = "Vec::is_empty")]
    pub post_init_sql: Vec<String>,
}

/// Backups of another cluster, called by its name among the external ones.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Recovery {
    pub source: String,
    pub database: String,
    pub owner: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<Named>,
    #[serde(skip_serializing_if = "is_default")]
    pub recovery_target: RecoveryTarget,
}

/// Where recovery ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RecoveryTarget {
    #[serde(rename = "backupID", skip_serializing_if = "Option::is_none")]
    pub backup_id: Option<String>,
    #[serde(rename = "targetTLI", skip_serializing_if = "Option::is_none")]
    pub target_tli: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_immediate: Option<bool>,
}

/// A cluster that is not this one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ExternalCluster {
    pub name: String,
    pub plugin: Plugin,
}
