//! Secrets: the only place where a secret's value is written.

use std::collections::BTreeMap;

use k8s_openapi::ByteString;
use k8s_openapi::api::core::v1::Secret;

use crate::plan::Plan;
use crate::plan::database_url::DatabaseUrl;
use crate::render::metadata::namespaced;
use crate::values::schema::secret as values;

/// The key of the key-encryption key in its Secret.
pub const KEY_ENCRYPTION_KEY: &str = "key-encryption-key";

/// The key that encrypts stored provider credentials. The gateway reads its base64 form.
#[must_use]
pub fn key_encryption_key(plan: &Plan, name: &str, key: &values::Secret) -> Secret {
    opaque(plan, name, KEY_ENCRYPTION_KEY, key.reveal().unwrap_or_default())
}

/// The URL of the external database with its credentials.
#[must_use]
pub fn database_url(plan: &Plan, url: &DatabaseUrl) -> Secret {
    opaque(plan, &plan.names.db_url(), DatabaseUrl::SECRET_KEY, url.reveal())
}

fn opaque(plan: &Plan, name: &str, key: &str, value: &str) -> Secret {
    Secret {
        metadata: namespaced(plan, name),
        type_: Some("Opaque".into()),
        data: Some(BTreeMap::from([(key.to_owned(), ByteString(value.as_bytes().to_vec()))])),
        ..Default::default()
    }
}
