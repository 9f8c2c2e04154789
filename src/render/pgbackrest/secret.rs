//! Secrets of pgBackRest: the repository's, and certificates with their keys.

use k8s_openapi::api::core::v1::Secret;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::object_storage::AccessKey;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::pgbackrest::repository::{Repository, S3Access};
use crate::plan::pgbackrest::secret::Source;
use crate::plan::pgbackrest::tls::Pair;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;
use crate::render::secret_data::{opaque, text};
use crate::values::schema::secret as values;

/// Files with pgBackRest's secret options are named by the option.
pub const S3_KEY: &str = "repo1-s3-key";
/// The secret of an S3 access key.
pub const S3_KEY_SECRET: &str = "repo1-s3-key-secret";
/// The key of an Azure storage account.
pub const AZURE_KEY: &str = "repo1-azure-key";
/// The passphrase of the repository.
pub const CIPHER_PASS: &str = "repo1-cipher-pass";
/// A Google Cloud key, which is a file to pgBackRest too.
pub const GCS_KEY: &str = "gcs-key.json";

/// Whether any of the repository's secrets is rendered.
#[must_use]
pub fn is_rendered(planned: &Pgbackrest) -> bool {
    !rendered(planned).is_empty()
}

/// The repository's secrets by the name of their file, as far as they are rendered.
#[must_use]
pub fn rendered(planned: &Pgbackrest) -> Vec<(&'static str, &values::Secret)> {
    let mut secrets = match &planned.repository {
        Repository::S3 { access: S3Access::Key(AccessKey::Rendered { id, secret }), .. } => {
            vec![(S3_KEY, id), (S3_KEY_SECRET, secret)]
        }
        Repository::Gcs { key: Some(Source::Rendered(key)), .. } => vec![(GCS_KEY, key)],
        Repository::Azure { key: Source::Rendered(key), .. } => vec![(AZURE_KEY, key)],
        _ => Vec::new(),
    };
    if let Some(Source::Rendered(passphrase)) = &planned.cipher {
        secrets.push((CIPHER_PASS, passphrase));
    }
    secrets
}

/// The repository's secrets.
#[must_use]
pub fn repository(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> Secret {
    let data = rendered(planned).into_iter().map(|(name, secret)| (name, text(secret)));
    opaque(component(plan, COMPONENT, server.names.with("pgbackrest")), data)
}

/// A certificate, its key, and the authority that signed it.
#[must_use]
pub fn pair(plan: &Plan, name: String, ca: &str, pair: &Pair) -> Secret {
    let data =
        [("ca.crt", ca.to_owned()), ("tls.crt", pair.certificate.clone()), ("tls.key", text(&pair.key))];
    opaque(component(plan, COMPONENT, name), data)
}

/// Bytes of the secrets that the server's pod reads when it starts, for a checksum. It reads certificates again by itself.
#[must_use]
pub fn content(planned: &Pgbackrest) -> Vec<u8> {
    rendered(planned)
        .into_iter()
        .flat_map(|(name, secret)| format!("{name}\0{}\0", text(secret)).into_bytes())
        .collect()
}
