//! Secrets of a cluster: passwords, and the keys of its bucket.

use k8s_openapi::api::core::v1::Secret;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::backups::store::Store;
use crate::plan::object_storage::AccessKey;
use crate::plan::pgbackrest::secret::Source;
use crate::render::bucket_secret::{ACCESS_KEY_ID, AZURE_KEY, GCS_KEY, SECRET_ACCESS_KEY};
use crate::render::metadata::component;
use crate::render::secret_data::{opaque, text};
use crate::values::schema::secret as values;

/// The key of the name of an Azure storage account, which barman wants in a Secret too.
pub const AZURE_ACCOUNT: &str = "account";

/// Name and password of the gateway's role.
#[must_use]
pub fn role(plan: &Plan, planned: &PostgresCluster, password: &values::Secret) -> Secret {
    basic_auth(component(plan, COMPONENT, planned.names.role()), &planned.role.name, password)
}

/// The secrets of a bucket.
#[must_use]
pub fn store(plan: &Plan, planned: &PostgresCluster, data: Vec<(&str, String)>) -> Secret {
    let store = opaque(component(plan, COMPONENT, planned.names.store()), data);
    Secret { metadata: reloaded(store.metadata), ..store }
}

/// What of a bucket's secrets is rendered.
#[must_use]
pub fn store_data(store: &Store) -> Vec<(&'static str, String)> {
    match store {
        Store::S3 { key: Some(AccessKey::Rendered { id, secret }), .. } => {
            vec![(ACCESS_KEY_ID, text(id)), (SECRET_ACCESS_KEY, text(secret))]
        }
        Store::Gcs { key: Some(Source::Rendered(key)), .. } => vec![(GCS_KEY, text(key))],
        Store::Azure { account, key, .. } => {
            let account = (AZURE_ACCOUNT, account.clone());
            match key {
                Source::Rendered(key) => vec![account, (AZURE_KEY, text(key))],
                Source::Existing(_) => vec![account],
            }
        }
        Store::S3 { .. } | Store::Gcs { .. } => Vec::new(),
    }
}

fn basic_auth(metadata: ObjectMeta, username: &str, password: &values::Secret) -> Secret {
    let secret =
        opaque(reloaded(metadata), [("username", username.to_owned()), ("password", text(password))]);
    Secret { type_: Some("kubernetes.io/basic-auth".into()), ..secret }
}

/// With the label by which the operator notices changes at once.
fn reloaded(metadata: ObjectMeta) -> ObjectMeta {
    let mut labels = metadata.labels.unwrap_or_default();
    labels.insert("cnpg.io/reload".into(), "true".into());
    ObjectMeta { labels: Some(labels), ..metadata }
}
