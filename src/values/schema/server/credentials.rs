//! Where the gateway keeps the credentials of providers.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::number_or_text::NumberOrText;
use crate::values::schema::secret::Secret;
use crate::values::schema::setting::Setting;

/// Credentials in the gateway's own database, encrypted; used where no credential driver is enabled.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CredentialStorage {
    /// Existing Secret whose key `key-encryption-key` holds the base64 of 32 bytes, which encrypt the
    /// credentials. Empty: the Secret is rendered from `server.credentialStorage.keyEncryptionKey`.
    pub existing_secret: Setting,
    /// Base64 of the 32 bytes that encrypt the credentials. Losing or changing it makes stored
    /// credentials unreadable. Without effect where `existingSecret` or a credential driver is set.
    pub key_encryption_key: Secret,
}

/// Places outside of the database for credentials; at most one can be enabled.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CredentialDrivers {
    /// Credentials as Kubernetes Secrets.
    pub kubernetes_secrets: KubernetesSecrets,
    /// Credentials in Vault.
    pub vault: Vault,
}

/// Credentials as Kubernetes Secrets.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct KubernetesSecrets {
    /// Whether credentials are kept as Kubernetes Secrets. The gateway may then read and write every
    /// Secret of the namespace, so give it one of its own.
    pub enabled: bool,
    /// Namespace for these Secrets. Empty: the release's namespace.
    pub namespace: Setting,
    /// Kept for older values files; the gateway no longer supports references to other namespaces.
    pub allow_reference_namespace: bool,
    /// Permissions for these Secrets.
    pub rbac: Rbac,
}

/// Permissions for credentials as Kubernetes Secrets.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Rbac {
    /// Whether to render a Role and `RoleBinding` that let the gateway read and write them. False: grant
    /// this yourself.
    pub create: bool,
}

/// Credentials in Vault.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Vault {
    /// Whether credentials are kept in Vault.
    pub enabled: bool,
    /// Base URL of Vault, such as `http://vault.vault.svc.cluster.local:8200`.
    pub address: String,
    /// Mount of the key-value engine.
    pub mount: String,
    /// Version of the key-value engine: 1 or 2.
    pub kv_version: NumberOrText,
    /// How the gateway logs in: `kubernetes`, or `token_file` for development.
    pub auth_method: String,
    /// Vault role for the method `kubernetes`.
    pub role: Setting,
    /// Mount of Vault's Kubernetes authentication. Empty: the gateway's default.
    pub kubernetes_auth_mount: Setting,
    /// File with the service account's token for the method `kubernetes`. Empty: the gateway's default.
    pub service_account_token_path: Setting,
    /// File with the token for the method `token_file`. Empty: none.
    pub token_path: Setting,
    /// Seconds after which a request to Vault has failed. Empty: the gateway's default.
    pub timeout_secs: NumberOrText,
}
