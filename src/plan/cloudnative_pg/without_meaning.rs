//! Settings that mean nothing to CloudNativePG.
//!
//! They are refused where a user changed them, and harmless at their defaults. What `init` writes into a file of
//! secrets (`pgbackrest.cipher.passphrase`, the certificates of `pgbackrest.tls`) is left alone.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::defaults;
use crate::values::schema::Values;
use crate::values::schema::postgres::image::PostgresImage;
use crate::values::schema::setting::Setting;

/// Why a setting means nothing, and the way out besides its removal; empty where there is none.
type Reason = (&'static str, &'static str);

const NO_VOLUME: Reason = (
    "the operator makes the claims of its servers",
    "`postgres.persistence.size` and `.storageClass` say which",
);
const ALWAYS_FULL: Reason =
    ("backups are always full ones here", "the write-ahead log in between is archived all the time");
const NO_CHECK: Reason = ("nothing of the kind is there", "practise a restore: `openshell-deploy restore`");
const NO_CERTIFICATES: Reason =
    ("backups are made inside the servers' pods, which need no certificates for it", "");

/// Adds each such setting to `problems`.
pub(super) fn refuse(values: &Values, problems: &mut Problems) {
    for (path, (why, help)) in of_server(values).into_iter().chain(of_backups(values)) {
        let problem = problems.error(
            Code::Conflict,
            path,
            format!("`{path}` has no meaning with `postgres.engine: cloudnative-pg`: {why}"),
        );
        problem.help(format!("remove `{path}`"));
        if !help.is_empty() {
            problem.help(help);
        }
    }
}

fn of_server(values: &Values) -> Vec<(&'static str, Reason)> {
    let (postgres, usual) = (&values.postgres, &defaults::values().postgres);
    let persistence = &postgres.persistence;
    changed([
        (
            "postgres.upgradeFrom",
            postgres.upgrade_from.is_some(),
            ("the operator upgrades the data itself when the image's major version rises", ""),
        ),
        ("postgres.persistence.existingClaim", persistence.existing_claim.is_set(), NO_VOLUME),
        ("postgres.persistence.annotations", !persistence.annotations.is_empty(), NO_VOLUME),
        (
            "postgres.metrics.image",
            ![&usual.metrics.image, &PostgresImage::default()].contains(&&postgres.metrics.image),
            ("the operator's servers measure themselves", ""),
        ),
        (
            "backup.enabled",
            values.backup.enabled,
            (
                "dumps are made by Jobs of the other engine",
                "use `pgbackrest.enabled: true`, with which the Barman Cloud plugin backs up the servers",
            ),
        ),
    ])
}

fn of_backups(values: &Values) -> Vec<(&'static str, Reason)> {
    let (pgbackrest, usual) = (&values.pgbackrest, &defaults::values().pgbackrest);
    if !pgbackrest.enabled {
        return Vec::new();
    }
    let (backup, test, tls) = (&pgbackrest.backup, &pgbackrest.restore_test, &pgbackrest.tls);
    let is_changed = |given: &Setting, usual: &Setting| given.is_set() && given != usual;
    let count = (
        "barman keeps backups by time and does not count them",
        "set `pgbackrest.backup.recoveryWindow`, such as `30d`",
    );
    changed([
        ("pgbackrest.backup.differentialSchedule", backup.differential_schedule.is_set(), ALWAYS_FULL),
        (
            "pgbackrest.backup.incrementalSchedule",
            is_changed(&backup.incremental_schedule, &usual.backup.incremental_schedule),
            ALWAYS_FULL,
        ),
        (
            "pgbackrest.backup.timeZone",
            backup.time_zone.is_set(),
            ("schedules are in the operator's own time zone, mostly UTC", "write the schedule in UTC"),
        ),
        (
            "pgbackrest.backup.retentionFull",
            backup.retention_full.is_some() && backup.retention_full != usual.backup.retention_full,
            count,
        ),
        ("pgbackrest.backup.retentionDiff", backup.retention_diff.is_some(), count),
        (
            "pgbackrest.compression.level",
            pgbackrest.compression.level.is_some() && pgbackrest.compression.level != usual.compression.level,
            ("barman has no levels", "choose another `pgbackrest.compression.type`"),
        ),
        (
            "pgbackrest.cipher.enabled",
            pgbackrest.cipher.enabled,
            (
                "barman does not encrypt backups",
                "have the bucket encrypt what is in it, or use `postgres.engine: statefulset` with pgBackRest",
            ),
        ),
        (
            "pgbackrest.archivePushQueueMax",
            pgbackrest.archive_push_queue_max.is_set(),
            (
                "nothing of the write-ahead log is ever dropped",
                "`postgres.persistence.walSize` gives it a volume of its own",
            ),
        ),
        (
            "pgbackrest.verify.schedule",
            is_changed(&pgbackrest.verify.schedule, &usual.verify.schedule),
            NO_CHECK,
        ),
        (
            "pgbackrest.restoreTest.schedule",
            is_changed(&test.schedule, &usual.restore_test.schedule),
            NO_CHECK,
        ),
        ("pgbackrest.restoreTest.size", test.size.is_set(), NO_CHECK),
        ("pgbackrest.restoreTest.storageClass", test.storage_class.is_set(), NO_CHECK),
        ("pgbackrest.tls.certManager", tls.cert_manager, NO_CERTIFICATES),
        ("pgbackrest.tls.existingServerSecret", tls.existing_server_secret.is_set(), NO_CERTIFICATES),
        ("pgbackrest.tls.existingClientSecret", tls.existing_client_secret.is_set(), NO_CERTIFICATES),
        (
            "pgbackrest.resources",
            pgbackrest.resources != usual.resources,
            (
                "no Jobs make the backups",
                "set `postgres.sidecarResources`: the plugin's container beside each server makes them",
            ),
        ),
        (
            "pgbackrest.s3.verifyTls",
            pgbackrest.s3.enabled && !pgbackrest.s3.verify_tls,
            ("barman always verifies the server", "name a private authority in `pgbackrest.s3.caSecret`"),
        ),
    ])
}

fn changed<const N: usize>(settings: [(&'static str, bool, Reason); N]) -> Vec<(&'static str, Reason)> {
    settings
        .into_iter()
        .filter(|(_, is_changed, _)| *is_changed)
        .map(|(path, _, reason)| (path, reason))
        .collect()
}
