//! The Barman Cloud plugin's `ObjectStore`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::pod::resources;
use crate::check::{name, number, word};
use crate::render::custom::cloudnative_pg::object_store::{GoogleCredentials, S3Credentials};
use crate::render::custom::cloudnative_pg::{Key, ObjectStore};

const DATA_COMPRESSION: [&str; 4] = ["bzip2", "gzip", "lz4", "snappy"];
const WAL_COMPRESSION: [&str; 6] = ["bzip2", "gzip", "lz4", "snappy", "xz", "zstd"];

/// Checks an ObjectStore.
pub(in crate::check) fn check(object: &ObjectStore, findings: &mut Findings) {
    let (spec, at) = (&object.spec, Field::root("spec"));
    if let Some(policy) = spec.retention_policy.as_deref().filter(|policy| !is_window(policy)) {
        findings
            .add(CODE, &at.name("retentionPolicy"), format!("`{policy}` is no span of time for barman"))
            .help("write a number and `d`, `w` or `m` for days, weeks or months, such as `30d`");
    }
    let sidecar = at.name("instanceSidecarConfiguration");
    if let Some(of_sidecar) = &spec.instance_sidecar_configuration.resources {
        resources::of_container(of_sidecar, &sidecar.name("resources"), findings);
    }
    let (store, at) = (&spec.configuration, at.name("configuration"));
    if store.destination_path.is_empty() {
        findings.add(CODE, &at.name("destinationPath"), "it is empty").help("name a bucket");
    }
    let (data, wal) = (at.name("data"), at.name("wal"));
    word::given(store.data.compression, &DATA_COMPRESSION, CODE, &data.name("compression"), findings);
    word::given(store.wal.compression, &WAL_COMPRESSION, CODE, &wal.name("compression"), findings);
    for (number, at) in
        [(store.data.jobs, data.name("jobs")), (store.wal.max_parallel, wal.name("maxParallel"))]
    {
        if let Some(number) = number {
            number::within(number, 1, i32::MAX.into(), CODE, &at, findings);
        }
    }
    if let Some(authority) = &store.endpoint_ca {
        key(authority, &at.name("endpointCA"), findings);
    }
    if let Some(S3Credentials::Key { access_key_id, secret_access_key }) = &store.s3_credentials {
        let at = at.name("s3Credentials");
        key(access_key_id, &at.name("accessKeyId"), findings);
        key(secret_access_key, &at.name("secretAccessKey"), findings);
    }
    if let Some(GoogleCredentials::ApplicationCredentials(file)) = &store.google_credentials {
        let at = at.name("googleCredentials");
        key(file, &at.name("applicationCredentials"), findings);
    }
    if let Some(azure) = &store.azure_credentials {
        let at = at.name("azureCredentials");
        key(&azure.storage_account, &at.name("storageAccount"), findings);
        for (secret, at) in [
            (&azure.storage_key, at.name("storageKey")),
            (&azure.storage_sas_token, at.name("storageSasToken")),
        ] {
            if let Some(secret) = secret {
                key(secret, &at, findings);
            }
        }
    }
}

/// Source: the pattern in the definition.
fn is_window(text: &str) -> bool {
    let number = text.strip_suffix(['d', 'w', 'm']).unwrap_or_default();
    !number.is_empty() && !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn key(key: &Key, at: &Field, findings: &mut Findings) {
    name::object("Secret", &key.name, &at.name("name"), findings);
    if key.key.is_empty() {
        findings.add(CODE, &at.name("key"), "the key has no name").help("name a key of the Secret");
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing::fields;
    use crate::render::custom::cloudnative_pg::object_store::{ObjectStoreSpec, Sidecar, StoreConfiguration};

    #[test]
    fn stores_are_as_barman_wants_them() {
        let of_store = |window: &str, configuration: StoreConfiguration| {
            let spec = ObjectStoreSpec {
                retention_policy: Some(window.into()),
                configuration,
                instance_sidecar_configuration: Sidecar::default(),
            };
            fields(|findings| check(&ObjectStore::new(ObjectMeta::default(), spec), findings))
        };
        let good = || StoreConfiguration { destination_path: "s3://a".into(), ..Default::default() };
        assert!(of_store("30d", good()).is_empty());
        assert_eq!(of_store("0d", good()), ["spec.retentionPolicy"]);
        assert_eq!(of_store("1d", StoreConfiguration::default()), ["spec.configuration.destinationPath"]);
        let endpoint_ca = Some(Key { name: "A b".into(), key: String::new() });
        assert_eq!(
            of_store("1d", StoreConfiguration { endpoint_ca, ..good() }),
            ["spec.configuration.endpointCA.name", "spec.configuration.endpointCA.key"]
        );
    }
}
