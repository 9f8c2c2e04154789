//! CloudNativePG's `Cluster`.

pub mod bootstrap;
pub mod storage;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{
    LocalObjectReference, NodeAffinity, PodAffinity, PodAntiAffinity, ResourceRequirements, Toleration,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use self::bootstrap::{Bootstrap, ExternalCluster};
use self::storage::{EphemeralVolumesSizeLimit, StorageConfiguration};
use super::POSTGRESQL;
use crate::render::custom::{Custom, is_default};

/// The operator's `Cluster`.
pub type Cluster = Custom<ClusterSpec>;

impl Cluster {
    /// A `Cluster` of `postgresql.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ClusterSpec) -> Self {
        Self { api_version: POSTGRESQL, kind: "Cluster", metadata, spec }
    }
}

/// Specification of a `Cluster`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the operator's own
pub struct ClusterSpec {
    pub instances: i32,
    pub image_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_pull_policy: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub image_pull_secrets: Vec<LocalObjectReference>,
    #[serde(rename = "postgresUID", skip_serializing_if = "Option::is_none")]
    pub postgres_uid: Option<i64>,
    #[serde(rename = "postgresGID", skip_serializing_if = "Option::is_none")]
    pub postgres_gid: Option<i64>,
    pub bootstrap: Bootstrap,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub external_clusters: Vec<ExternalCluster>,
    pub enable_superuser_access: bool,
    #[serde(rename = "enablePDB")]
    pub enable_pdb: bool,
    pub postgresql: PostgresConfiguration,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificates: Option<Certificates>,
    pub storage: StorageConfiguration,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wal_storage: Option<StorageConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ephemeral_volumes_size_limit: Option<EphemeralVolumesSizeLimit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<ResourceRequirements>,
    #[serde(skip_serializing_if = "is_default")]
    pub affinity: ClusterAffinity,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority_class_name: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    pub inherited_metadata: Inherited,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_account_template: Option<ServiceAccountTemplate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop_delay: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smart_shutdown_timeout: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plugins: Vec<Plugin>,
}

/// A plugin and its parameters.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Plugin {
    pub name: &'static str,
    #[serde(rename = "isWALArchiver", skip_serializing_if = "Option::is_none")]
    pub is_wal_archiver: Option<bool>,
    pub parameters: BTreeMap<&'static str, String>,
}

/// PostgreSQL's configuration. Here the operator's names are PostgreSQL's.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PostgresConfiguration {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared_preload_libraries: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pg_hba: Vec<String>,
}

/// Certificates of the servers, or further names for the operator's.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum Certificates {
    #[serde(rename_all = "camelCase")]
    Existing {
        #[serde(rename = "serverTLSSecret")]
        server_tls_secret: String,
        #[serde(rename = "serverCASecret")]
        server_ca_secret: String,
    },
    Operator {
        #[serde(rename = "serverAltDNSNames")]
        server_alt_dns_names: Vec<String>,
    },
}

/// Where the servers' pods run.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct ClusterAffinity {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub node_selector: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tolerations: Vec<Toleration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_affinity: Option<NodeAffinity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_pod_affinity: Option<PodAffinity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_pod_anti_affinity: Option<PodAntiAffinity>,
}

/// What all objects that the operator makes for the cluster carry.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Inherited {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub annotations: BTreeMap<String, String>,
}

/// The servers' service account.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ServiceAccountTemplate {
    pub metadata: Inherited,
}
