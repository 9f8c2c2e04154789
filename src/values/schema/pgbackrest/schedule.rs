//! When pgBackRest's jobs run.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// When backups are made, and how many are kept. The first one is made right after the first deployment.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Backup {
    /// Schedule of full backups: five fields as in cron (minute, hour, day of month, month, day of week).
    pub full_schedule: Setting,
    /// Schedule of differential backups (what changed since the last full one). Empty: none.
    pub differential_schedule: Setting,
    /// Schedule of incremental backups (what changed since the last one of any kind). Empty: none.
    pub incremental_schedule: Setting,
    /// Time zone of the schedules, such as `Europe/Berlin`. Empty: the cluster's, mostly UTC.
    pub time_zone: Setting,
    /// How many full backups are kept, with what depends on them and the write-ahead log in between.
    #[schemars(range(min = 1, max = 9_999_999))]
    pub retention_full: Option<i64>,
    /// How many differential backups are kept. Unset: all that belong to a full one that is kept.
    #[schemars(range(min = 1, max = 9_999_999))]
    pub retention_diff: Option<i64>,
    /// How far back the database can be restored, in days, weeks or months: `30d`, `8w`, `3m`. Older backups are removed.
    /// Only for `postgres.engine: cloudnative-pg`, which does not count backups.
    pub recovery_window: Setting,
}

/// A check of all files in the repository.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Verify {
    /// When the check runs: five fields as in cron. Empty: never.
    pub schedule: Setting,
}

/// A restore of the latest backup and all that was archived since, into space that is thrown away.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RestoreTest {
    /// When the test runs: five fields as in cron. Empty: never.
    pub schedule: Setting,
    /// Size of the volume that is restored to. Empty: that of the database's volume.
    pub size: Setting,
    /// Storage class of that volume. Empty: the cluster's default class.
    pub storage_class: Setting,
}
