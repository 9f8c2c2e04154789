//! The `ObjectStore`: where backups are, and how they are made.

use k8s_openapi::api::core::v1::ResourceRequirements;

use super::COMPONENT;
use super::secret::AZURE_ACCOUNT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::backups::Backups;
use crate::plan::cloudnative_pg::backups::store::{Endpoint, Store};
use crate::plan::object_storage::AccessKey;
use crate::plan::pgbackrest::secret::Source;
use crate::render::bucket_secret::{ACCESS_KEY_ID, AZURE_KEY, GCS_KEY, SECRET_ACCESS_KEY};
use crate::render::custom::cloudnative_pg::object_store::{
    AzureCredentials, Data, GoogleCredentials, ObjectStoreSpec, S3Credentials, Sidecar, StoreConfiguration,
    Wal,
};
use crate::render::custom::cloudnative_pg::{Key, ObjectStore};
use crate::render::env::literal;
use crate::render::metadata::component;
use crate::values::schema::pgbackrest::repository::AzureKeyType;

/// The store of a cluster's backups.
#[must_use]
pub fn store(plan: &Plan, planned: &PostgresCluster, backups: &Backups) -> ObjectStore {
    let own = planned.names.store();
    let configuration = StoreConfiguration {
        data: Data { compression: backups.compression.data, jobs: backups.jobs },
        wal: Wal { compression: backups.compression.wal, max_parallel: backups.wal_parallel },
        ..location(&own, &backups.store)
    };
    let resources = plan.values.postgres.sidecar_resources.clone();
    let sidecar = Sidecar {
        env: environment(&backups.store).into_iter().map(|(name, value)| literal(name, value)).collect(),
        resources: resources.filter(|resources| *resources != ResourceRequirements::default()),
    };
    ObjectStore::new(
        component(plan, COMPONENT, own),
        ObjectStoreSpec {
            retention_policy: backups.recovery_window.clone(),
            configuration,
            instance_sidecar_configuration: sidecar,
        },
    )
}

fn location(own: &str, store: &Store) -> StoreConfiguration {
    let key = |secret: &str, key: &str| Key { name: secret.to_owned(), key: key.to_owned() };
    let of = |source: &Source, name: &str| match source {
        Source::Rendered(_) => key(own, name),
        Source::Existing(secret) => key(secret, name),
    };
    match store {
        Store::S3 { destination, endpoint, ca, key: access, .. } => {
            let credentials = |secret: &str| S3Credentials::Key {
                access_key_id: key(secret, ACCESS_KEY_ID),
                secret_access_key: key(secret, SECRET_ACCESS_KEY),
            };
            StoreConfiguration {
                destination_path: destination.clone(),
                endpoint_url: match endpoint {
                    Endpoint::Amazon => None,
                    Endpoint::Other(url) => Some(url.clone()),
                },
                endpoint_ca: ca.as_ref().map(|(secret, name)| key(secret, name)),
                s3_credentials: Some(match access {
                    None => S3Credentials::Role { inherit: true },
                    Some(AccessKey::Rendered { .. }) => credentials(own),
                    Some(AccessKey::Existing(secret)) => credentials(secret),
                }),
                ..Default::default()
            }
        }
        Store::Gcs { destination, key: file } => StoreConfiguration {
            destination_path: destination.clone(),
            google_credentials: Some(match file {
                None => GoogleCredentials::GkeEnvironment(true),
                Some(source) => GoogleCredentials::ApplicationCredentials(of(source, GCS_KEY)),
            }),
            ..Default::default()
        },
        Store::Azure { destination, key_type, key: source, .. } => {
            let secret = Some(of(source, AZURE_KEY));
            let (storage_key, storage_sas_token) = match key_type {
                AzureKeyType::Shared => (secret, None),
                AzureKeyType::Sas => (None, secret),
            };
            StoreConfiguration {
                destination_path: destination.clone(),
                azure_credentials: Some(AzureCredentials {
                    // Barman takes the name from a Secret only.
                    storage_account: key(own, AZURE_ACCOUNT),
                    storage_key,
                    storage_sas_token,
                }),
                ..Default::default()
            }
        }
    }
}

/// What barman's client for S3 is told by its environment. Servers other than Amazon's may not know its newer checksums.
fn environment(store: &Store) -> Vec<(&'static str, &str)> {
    let Store::S3 { region, endpoint, .. } = store else { return Vec::new() };
    let mut environment = vec![("AWS_DEFAULT_REGION", region.as_str())];
    if *endpoint != Endpoint::Amazon {
        environment.extend([
            ("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required"),
            ("AWS_RESPONSE_CHECKSUM_VALIDATION", "when_required"),
        ]);
    }
    environment
}
