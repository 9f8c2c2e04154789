//! Logical backups of a server of the release: dumps on schedule.

use crate::diagnostic::Code;
use crate::plan::object_storage::{self, AccessKey, Bucket};
use crate::plan::postgres::claim::{self, Claim};
use crate::plan::postgres::image::{self, Image};
use crate::plan::problem::Problems;
use crate::plan::schedule;
use crate::values::schema::Values;
use crate::values::schema::backup::{Backup, BackupS3};
use crate::values::schema::postgres::PostgresMode;

/// Dumps on schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct LogicalBackup {
    /// When, as in cron.
    pub schedule: String,
    /// Where they are kept.
    pub store: Store,
    /// How many are kept at most; None for any number.
    pub keep_count: Option<i64>,
    /// How many days they are kept at most; None for ever.
    pub keep_days: Option<i64>,
}

/// Where dumps are kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Store {
    /// On a volume.
    Volume(Claim),
    /// In a bucket.
    S3 {
        /// The bucket.
        bucket: Bucket,
        /// The folder in it, without slashes around it.
        prefix: String,
        /// The access key.
        key: AccessKey,
        /// The image with rclone.
        image: Image,
    },
}

/// Decides on dumps, in a bucket in the release's `own_folder` unless another is chosen. None where there are none, or where they are refused, which is then in `problems`.
pub(super) fn plan(backup: &Backup, own_folder: &str, problems: &mut Problems) -> Option<LogicalBackup> {
    if !backup.enabled {
        return None;
    }
    let schedule = schedule::required("backup.schedule", &backup.schedule, problems);
    let store = store(backup, own_folder, problems);
    Some(LogicalBackup {
        schedule: schedule?,
        store: store?,
        keep_count: backup.retention.count,
        keep_days: backup.retention.days,
    })
}

fn store(backup: &Backup, own_folder: &str, problems: &mut Problems) -> Option<Store> {
    if backup.s3.enabled {
        return s3(&backup.s3, own_folder, problems);
    }
    let persistence = &backup.persistence;
    let settings = claim::Settings {
        path: "backup.persistence",
        existing: &persistence.existing_claim,
        size: &persistence.size,
        storage_class: &persistence.storage_class,
        access_modes: &persistence.access_modes,
        annotations: &persistence.annotations,
    };
    claim::plan(&settings, problems).map(Store::Volume)
}

fn s3(s3: &BackupS3, own_folder: &str, problems: &mut Problems) -> Option<Store> {
    let settings = object_storage::Settings {
        path: "backup.s3",
        bucket: &s3.bucket,
        region: &s3.region,
        endpoint: &s3.endpoint,
        uri_style: s3.uri_style,
        ca_secret: &s3.ca_secret,
    };
    let bucket = object_storage::bucket(&settings, problems);
    let key = object_storage::access_key("backup.s3", &s3.credentials, &s3.existing_secret, problems);
    let image = image::reference("backup.s3.image", &s3.image, problems);
    // Two releases in one folder would remove each other's dumps.
    let prefix = match s3.prefix.get() {
        None => Some(own_folder.to_owned()),
        Some(_) => object_storage::folder("backup.s3.prefix", &s3.prefix, problems),
    };
    let prefix = prefix?.trim_matches('/').to_owned();
    Some(Store::S3 { bucket: bucket?, prefix, key: key?, image: image? })
}

/// Refuses backups of both kinds without a server of the release: who switches them on and gets none finds out too late.
pub(super) fn refuse_without_server(values: &Values, problems: &mut Problems) {
    if values.postgres.enabled && values.postgres.mode == PostgresMode::Internal {
        return;
    }
    for (path, enabled) in
        [("backup.enabled", values.backup.enabled), ("pgbackrest.enabled", values.pgbackrest.enabled)]
    {
        if enabled {
            problems
                .error(
                    Code::Conflict,
                    path,
                    format!(
                        "`{path}` is true, but this release has no PostgreSQL server of its own to back up"
                    ),
                )
                .help("set `postgres.enabled: true` and `postgres.mode: internal`")
                .help(format!("or remove `{path}`, and back the database up where it runs"));
        }
    }
}
