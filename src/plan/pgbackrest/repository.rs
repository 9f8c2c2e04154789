//! Where pgBackRest's repository is.

#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::object_storage::{self, AccessKey, Bucket, one_line, required};
use crate::plan::pgbackrest::secret::{self, Source};
use crate::plan::postgres::claim::{self, Claim};
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::Pgbackrest;
use crate::values::schema::pgbackrest::repository as values;
use crate::values::schema::pgbackrest::repository::{AzureKeyType, GcsKeyType, S3KeyType};
use crate::values::schema::setting::Setting;

/// A repository.
#[derive(Clone, Debug, PartialEq)]
pub enum Repository {
    /// In an S3 bucket.
    S3 {
        /// The bucket.
        bucket: Bucket,
        /// The folder in it.
        path: String,
        /// Whether the server's certificate is verified.
        verify_tls: bool,
        /// Who reads and writes it.
        access: S3Access,
    },
    /// In a Google Cloud Storage bucket.
    Gcs {
        /// The bucket.
        bucket: String,
        /// The folder in it.
        path: String,
        /// A service account's key file; None for the node's identity.
        key: Option<Source>,
    },
    /// In an Azure Blob Storage container.
    Azure {
        /// The container.
        container: String,
        /// The storage account.
        account: String,
        /// The folder in it.
        path: String,
        /// pgBackRest's word for what the key is.
        key_type: &'static str,
        /// The key.
        key: Source,
    },
    /// On a volume that several pods mount.
    Posix(Claim),
}

/// Who reads and writes a bucket.
#[derive(Clone, Debug, PartialEq)]
pub enum S3Access {
    /// The holder of an access key.
    Key(AccessKey),
    /// A role of the pod or node, found in this way (pgBackRest's `repo-s3-key-type`).
    Role(&'static str),
}

/// Decides on the repository, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(pgbackrest: &Pgbackrest, problems: &mut Problems) -> Option<Repository> {
    let Pgbackrest { s3, gcs, azure, posix, .. } = pgbackrest;
    match [s3.enabled, gcs.enabled, azure.enabled, posix.enabled] {
        [true, false, false, false] => plan_s3(s3, problems),
        [false, true, false, false] => plan_gcs(gcs, problems),
        [false, false, true, false] => plan_azure(azure, problems),
        [false, false, false, true] => plan_posix(posix, problems),
        [false, false, false, false] => {
            problems
                .error(Code::MissingValue, "pgbackrest", "pgBackRest has no repository: nothing says where backups go")
                .help("set one of `pgbackrest.s3.enabled`, `.gcs.enabled`, `.azure.enabled`, `.posix.enabled` to true");
            None
        }
        _ => {
            problems
                .error(Code::Conflict, "pgbackrest", "pgBackRest has more than one repository")
                .help("keep one of `pgbackrest.s3`, `.gcs`, `.azure` and `.posix`, and set `enabled: false` in the others");
            None
        }
    }
}

fn plan_s3(s3: &values::S3, problems: &mut Problems) -> Option<Repository> {
    let settings = object_storage::Settings {
        path: "pgbackrest.s3",
        bucket: &s3.bucket,
        region: &s3.region,
        endpoint: &s3.endpoint,
        uri_style: s3.uri_style,
        ca_secret: &s3.ca_secret,
    };
    let bucket = object_storage::bucket(&settings, problems);
    let path = folder("pgbackrest.s3.prefix", &s3.prefix, problems);
    let access = match s3.key_type {
        S3KeyType::Shared => {
            object_storage::access_key("pgbackrest.s3", &s3.credentials, &s3.existing_secret, problems)
                .map(S3Access::Key)
        }
        S3KeyType::Auto => Some(S3Access::Role("auto")),
        S3KeyType::WebId => Some(S3Access::Role("web-id")),
    };
    Some(Repository::S3 { bucket: bucket?, path: path?, verify_tls: s3.verify_tls, access: access? })
}

fn plan_gcs(gcs: &values::Gcs, problems: &mut Problems) -> Option<Repository> {
    let bucket = required("pgbackrest.gcs.bucket", &gcs.bucket, "the bucket's name", problems);
    let path = folder("pgbackrest.gcs.prefix", &gcs.prefix, problems);
    let key = match gcs.key_type {
        GcsKeyType::Auto => None,
        GcsKeyType::Service => {
            let existing = "pgbackrest.gcs.existingSecret";
            Some(secret::source("pgbackrest.gcs.key", &gcs.key, existing, &gcs.existing_secret, problems)?)
        }
    };
    Some(Repository::Gcs { bucket: bucket?.to_owned(), path: path?, key })
}

fn plan_azure(azure: &values::Azure, problems: &mut Problems) -> Option<Repository> {
    let container =
        required("pgbackrest.azure.container", &azure.container, "the container's name", problems);
    let account =
        required("pgbackrest.azure.account", &azure.account, "the storage account's name", problems);
    let path = folder("pgbackrest.azure.prefix", &azure.prefix, problems);
    let existing = "pgbackrest.azure.existingSecret";
    let key = secret::source("pgbackrest.azure.key", &azure.key, existing, &azure.existing_secret, problems);
    if let Some(Source::Rendered(key)) = &key {
        one_line("pgbackrest.azure.key", key.reveal().unwrap_or_default(), problems);
    }
    let key_type = match azure.key_type {
        AzureKeyType::Shared => "shared",
        AzureKeyType::Sas => "sas",
    };
    Some(Repository::Azure {
        container: container?.to_owned(),
        account: account?.to_owned(),
        path: path?,
        key_type,
        key: key?,
    })
}

/// The database's pod writes the archive and a job's pod the backup, at the same time.
fn plan_posix(posix: &values::Posix, problems: &mut Problems) -> Option<Repository> {
    let settings = claim::Settings {
        path: "pgbackrest.posix",
        existing: &posix.existing_claim,
        size: &posix.size,
        storage_class: &posix.storage_class,
        access_modes: &posix.access_modes,
        annotations: &posix.annotations,
    };
    let claim = claim::plan(&settings, problems)?;
    if !posix.access_modes.iter().any(|mode| mode == "ReadWriteMany") {
        let path = "pgbackrest.posix.accessModes";
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` lacks `ReadWriteMany`: the database's pod and the backup jobs mount the volume at once"),
            )
            .help("set it to `[ReadWriteMany]`, with a storage class that can do it")
            .help("or keep the repository in a bucket: `pgbackrest.s3`");
        return None;
    }
    Some(Repository::Posix(claim))
}

/// A folder in the repository, with one slash at its beginning.
fn folder(path: &str, prefix: &Setting, problems: &mut Problems) -> Option<String> {
    let text = prefix.get().unwrap_or_default();
    if text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) || text.contains("//") {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` holds a space, a line break or an empty folder name"),
            )
            .help("write it like `/pgbackrest`");
        return None;
    }
    Some(format!("/{}", text.trim_matches('/')))
}
