//! The Barman Cloud plugin's `ObjectStore`.

use k8s_openapi::api::core::v1::{EnvVar, ResourceRequirements};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use super::Key;
use crate::render::custom::{Custom, is_default};

/// The plugin's `ObjectStore`.
pub type ObjectStore = Custom<ObjectStoreSpec>;

impl ObjectStore {
    /// An `ObjectStore` of `barmancloud.cnpg.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ObjectStoreSpec) -> Self {
        Self { api_version: "barmancloud.cnpg.io/v1", kind: "ObjectStore", metadata, spec }
    }
}

/// Specification of an `ObjectStore`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the plugin's own
pub struct ObjectStoreSpec {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_policy: Option<String>,
    pub configuration: StoreConfiguration,
    #[serde(skip_serializing_if = "is_default")]
    pub instance_sidecar_configuration: Sidecar,
}

/// Where backups are and how they are made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct StoreConfiguration {
    pub destination_path: String,
    #[serde(rename = "endpointURL", skip_serializing_if = "Option::is_none")]
    pub endpoint_url: Option<String>,
    #[serde(rename = "endpointCA", skip_serializing_if = "Option::is_none")]
    pub endpoint_ca: Option<Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_credentials: Option<S3Credentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_credentials: Option<GoogleCredentials>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub azure_credentials: Option<AzureCredentials>,
    #[serde(skip_serializing_if = "is_default")]
    pub data: Data,
    #[serde(skip_serializing_if = "is_default")]
    pub wal: Wal,
}

/// Who reads and writes a bucket in S3.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)]
pub enum S3Credentials {
    #[serde(rename_all = "camelCase")]
    Key { access_key_id: Key, secret_access_key: Key },
    Role {
        #[serde(rename = "inheritFromIAMRole")]
        inherit: bool,
    },
}

/// Who reads and writes a bucket at Google.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum GoogleCredentials {
    ApplicationCredentials(Key),
    GkeEnvironment(bool),
}

/// Who reads and writes a container at Azure.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct AzureCredentials {
    pub storage_account: Key,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_key: Option<Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage_sas_token: Option<Key>,
}

/// How backups are made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jobs: Option<i64>,
}

/// How the write-ahead log is archived.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Wal {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_parallel: Option<i64>,
}

/// The plugin's container beside each server.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct Sidecar {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub env: Vec<EnvVar>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resources: Option<ResourceRequirements>,
}
