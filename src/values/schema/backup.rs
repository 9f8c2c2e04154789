//! Logical backups: dumps.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ResourceRequirements;
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::deferred::Deferred;
use crate::values::schema::postgres::image::PostgresImage;
use crate::values::schema::s3::{S3Credentials, UriStyle};
use crate::values::schema::secret_key::SecretKey;
use crate::values::schema::setting::Setting;

/// Dumps of the databases of a server of the release, on schedule: they can be read by any newer PostgreSQL, but go back
/// to the moment of the dump only. For point-in-time recovery see `pgbackrest`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Backup {
    /// Whether dumps are made.
    pub enabled: bool,
    /// When dumps are made: five fields as in cron (minute, hour, day of month, month, day of week).
    pub schedule: Setting,
    /// Time zone of the schedule, such as `Europe/Berlin`. Empty: the cluster's, mostly UTC.
    pub time_zone: Setting,
    /// How long dumps are kept.
    pub retention: Retention,
    /// Seconds after which a dump that has not ended is stopped and counts as failed. Unset: it is never
    /// stopped.
    #[schemars(range(min = 1))]
    pub active_deadline_seconds: Option<i64>,
    /// The volume for dumps, unless they go to S3.
    pub persistence: BackupPersistence,
    /// An S3 bucket for dumps, in place of the volume.
    pub s3: BackupS3,
    /// CPU and memory of the job's containers, as `requests` and `limits`. Empty: none asked for, no limit.
    #[schemars(with = "Option<Deferred<ResourceRequirements>>")]
    pub resources: Option<ResourceRequirements>,
}

/// How long dumps are kept. The newest is never removed.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Retention {
    /// How many dumps are kept at most. Null: any number.
    #[schemars(range(min = 1, max = 100_000))]
    pub count: Option<i64>,
    /// How many days dumps are kept at most. Null: for ever.
    #[schemars(range(min = 1, max = 100_000))]
    pub days: Option<i64>,
}

/// The volume for dumps. Whoever deletes all that was rendered deletes it too.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct BackupPersistence {
    /// Size of the volume, such as `10Gi`.
    pub size: Quantity,
    /// Storage class of the volume. Empty: the cluster's default class.
    pub storage_class: Setting,
    /// Access modes of the volume: `ReadWriteOnce`, `ReadWriteOncePod` or `ReadWriteMany`.
    pub access_modes: Vec<String>,
    /// Name of a claim to use in place of one that is made.
    pub existing_claim: Setting,
    /// Annotations of the claim that is made.
    pub annotations: BTreeMap<String, String>,
}

/// An S3 bucket for dumps.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct BackupS3 {
    /// Whether dumps go to S3.
    pub enabled: bool,
    /// Name of the bucket.
    pub bucket: Setting,
    /// Region of the bucket. Compatible servers mostly take `us-east-1`.
    pub region: Setting,
    /// Host of the server and, with a colon, its port; no scheme, it is always HTTPS.
    pub endpoint: Setting,
    /// Folder in the bucket, of this release alone. Empty: the namespace and the release's full name.
    pub prefix: Setting,
    /// Where the bucket's name stands in a request.
    pub uri_style: UriStyle,
    /// Existing Secret with the certificate authority of the server, where it is a private one.
    pub ca_secret: SecretKey,
    /// Access key. Keep it in a values file of its own, or use `existingSecret`.
    pub credentials: S3Credentials,
    /// Existing Secret with the keys `access-key-id` and `secret-access-key`, in place of `credentials`.
    pub existing_secret: Setting,
    /// Image with rclone, which transfers the dumps.
    pub image: PostgresImage,
}
