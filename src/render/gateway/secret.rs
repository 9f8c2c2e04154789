//! Secrets of the gateway.

use k8s_openapi::api::core::v1::Secret;

use crate::plan::Plan;
use crate::plan::database_url::DatabaseUrl;
use crate::render::metadata::namespaced;
use crate::render::secret_data::{opaque, text};
use crate::values::schema::secret as values;

/// The key of the key-encryption key in its Secret.
pub const KEY_ENCRYPTION_KEY: &str = "key-encryption-key";

/// The key that encrypts stored provider credentials. The gateway reads its base64 form.
#[must_use]
pub fn key_encryption_key(plan: &Plan, name: &str, key: &values::Secret) -> Secret {
    opaque(namespaced(plan, name), [(KEY_ENCRYPTION_KEY, text(key))])
}

/// The URL of the database with its credentials.
#[must_use]
pub fn database_url(plan: &Plan, url: &DatabaseUrl) -> Secret {
    opaque(namespaced(plan, plan.names.db_url()), [(DatabaseUrl::SECRET_KEY, url.reveal().to_owned())])
}
