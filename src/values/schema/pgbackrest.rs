//! pgBackRest: backups of the whole server, with point-in-time recovery.

pub mod repository;
pub mod schedule;
pub mod tls;

use k8s_openapi::api::core::v1::ResourceRequirements;
use schemars::JsonSchema;
use serde::Deserialize;

use self::repository::{Azure, Gcs, Posix, S3};
use self::schedule::{Backup, RestoreTest, Verify};
use self::tls::PgbackrestTls;
use crate::values::schema::deferred::Deferred;
use crate::values::schema::secret::Secret;
use crate::values::schema::setting::Setting;

/// pgBackRest for a server of the release: it archives the write-ahead log all the time and makes backups on schedule,
/// so that the database can be restored to any moment. One of `s3`, `gcs`, `azure` and `posix` holds the repository.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Pgbackrest {
    /// Whether the server is backed up by pgBackRest. `postgres.image` must hold both programs.
    pub enabled: bool,
    /// Name of the database server in the repository. Never give two servers the same.
    pub stanza: Setting,
    /// Repository in an S3 bucket.
    pub s3: S3,
    /// Repository in a Google Cloud Storage bucket.
    pub gcs: Gcs,
    /// Repository in an Azure Blob Storage container.
    pub azure: Azure,
    /// Repository on a volume that several pods mount at once.
    pub posix: Posix,
    /// When backups are made, and how many are kept.
    pub backup: Backup,
    /// Compression of backups and of the write-ahead log.
    pub compression: Compression,
    /// Encryption of the repository, before it leaves the pod.
    pub cipher: Cipher,
    /// How many processes compress and transfer at once.
    #[schemars(range(min = 1, max = 999))]
    pub process_max: Option<i64>,
    /// Whether the write-ahead log is archived in batches by several processes, which is faster.
    pub archive_async: bool,
    /// How much of the write-ahead log may wait for the repository, such as `10GiB`; what is beyond is dropped and
    /// cannot be restored. Empty: everything waits, until the volume is full.
    pub archive_push_queue_max: Setting,
    /// A check of all files in the repository.
    pub verify: Verify,
    /// A restore of the latest backup, for testing.
    pub restore_test: RestoreTest,
    /// Certificates by which the database's pod and the backup jobs know each other.
    pub tls: PgbackrestTls,
    /// CPU and memory of the backup jobs' containers, as `requests` and `limits`. Empty: none asked for, no limit.
    #[schemars(with = "Option<Deferred<ResourceRequirements>>")]
    pub resources: Option<ResourceRequirements>,
}

/// Compression of backups and of the write-ahead log.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Compression {
    /// How files are compressed.
    #[serde(rename = "type")]
    pub kind: CompressionType,
    /// Level: higher is smaller and slower. Which levels there are depends on the type.
    #[schemars(range(min = -7, max = 22))]
    pub level: Option<i64>,
}

/// pgBackRest's compression types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CompressionType {
    /// No compression.
    None,
    /// gzip.
    Gz,
    /// gzip.
    Gzip,
    /// bzip2.
    Bz2,
    /// bzip2.
    Bzip2,
    /// LZ4.
    Lz4,
    /// Zstandard.
    #[default]
    Zst,
    /// Zstandard.
    Zstd,
}

/// Encryption of the repository. It cannot be switched on, off or changed for a repository that exists.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Cipher {
    /// Whether the repository is encrypted with AES-256-CBC.
    pub enabled: bool,
    /// The passphrase. Without it no backup can be read: keep a copy outside of the cluster.
    pub passphrase: Secret,
    /// Existing Secret with the key `passphrase`, in place of the setting above.
    pub existing_secret: Setting,
}
