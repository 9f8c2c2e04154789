//! Where pgBackRest keeps backups.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::s3::{S3Credentials, UriStyle};
use crate::values::schema::secret::Secret;
use crate::values::schema::secret_key::SecretKey;
use crate::values::schema::setting::Setting;

/// Repository in an S3 bucket, at Amazon or at a compatible server.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct S3 {
    /// Whether the repository is here. Exactly one of `s3`, `gcs`, `azure` and `posix` is enabled.
    pub enabled: bool,
    /// Name of the bucket. No rule of the bucket may delete what is in it.
    pub bucket: Setting,
    /// Region of the bucket. Compatible servers mostly take `us-east-1`.
    pub region: Setting,
    /// Host of the server and, with a colon, its port; no scheme, it is always HTTPS: `s3.eu-central-1.amazonaws.com`
    /// or `minio.storage.svc:9000`.
    pub endpoint: Setting,
    /// Folder in the bucket, with `/` at its beginning.
    pub prefix: Setting,
    /// Where the bucket's name stands in a request.
    pub uri_style: UriStyle,
    /// Whether the server's certificate is verified. Only for a test may it not be.
    pub verify_tls: bool,
    /// Existing Secret with the certificate authority of the server, where it is a private one.
    pub ca_secret: SecretKey,
    /// Access key. Keep it in a values file of its own, or use `existingSecret`.
    pub credentials: S3Credentials,
    /// Existing Secret with the keys `access-key-id` and `secret-access-key`, in place of `credentials`.
    pub existing_secret: Setting,
    /// Where the access key comes from.
    pub key_type: S3KeyType,
    /// Annotations of the service account of the pods that reach the repository, such as `eks.amazonaws.com/role-arn`.
    pub service_account_annotations: BTreeMap<String, String>,
}

/// Where the access key comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum S3KeyType {
    /// An access key: `credentials` or `existingSecret`.
    #[default]
    Shared,
    /// The role of the node or, with pod identity, of the pod.
    Auto,
    /// A role through the pod's service account, see `serviceAccountAnnotations`.
    WebId,
}

/// Repository in a Google Cloud Storage bucket.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Gcs {
    /// Whether the repository is here. Exactly one of `s3`, `gcs`, `azure` and `posix` is enabled.
    pub enabled: bool,
    /// Name of the bucket.
    pub bucket: Setting,
    /// Folder in the bucket, with `/` at its beginning.
    pub prefix: Setting,
    /// Where the key comes from.
    pub key_type: GcsKeyType,
    /// The service account's key file, its JSON text. Keep it in a values file of its own, or use `existingSecret`.
    pub key: Secret,
    /// Existing Secret with the key `key.json`, in place of `key`.
    pub existing_secret: Setting,
}

/// Where a Google Cloud key comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GcsKeyType {
    /// A service account's key file.
    #[default]
    Service,
    /// The identity of the node.
    Auto,
}

/// Repository in an Azure Blob Storage container.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Azure {
    /// Whether the repository is here. Exactly one of `s3`, `gcs`, `azure` and `posix` is enabled.
    pub enabled: bool,
    /// Name of the container in the storage account.
    pub container: Setting,
    /// Name of the storage account.
    pub account: Setting,
    /// Folder in the container, with `/` at its beginning.
    pub prefix: Setting,
    /// What `key` is.
    pub key_type: AzureKeyType,
    /// The key. Keep it in a values file of its own, or use `existingSecret`.
    pub key: Secret,
    /// Existing Secret with the key `key`, in place of the setting above.
    pub existing_secret: Setting,
}

/// What an Azure key is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AzureKeyType {
    /// An account key.
    #[default]
    Shared,
    /// A shared access signature.
    Sas,
}

impl AzureKeyType {
    /// pgBackRest's word for it (`repo-azure-key-type`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Sas => "sas",
        }
    }
}

/// Repository on a volume, which the database's pod and the backup jobs mount at once.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Posix {
    /// Whether the repository is here. Exactly one of `s3`, `gcs`, `azure` and `posix` is enabled.
    pub enabled: bool,
    /// Size of the volume, such as `20Gi`.
    pub size: Quantity,
    /// Storage class of the volume. Empty: the cluster's default class.
    pub storage_class: Setting,
    /// Access modes of the volume; `ReadWriteMany` must be among them.
    pub access_modes: Vec<String>,
    /// Name of a claim to use in place of one that is made; it must allow `ReadWriteMany`.
    pub existing_claim: Setting,
    /// Annotations of the claim that is made.
    pub annotations: BTreeMap<String, String>,
}
