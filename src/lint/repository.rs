//! pgBackRest's repository.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::pgbackrest::repository::Repository;

/// Warns of a repository that is unchecked, readable for its keeper, or anybody's.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(pgbackrest) = subject.plan.database.server().and_then(|server| server.pgbackrest.as_ref())
    else {
        return;
    };
    if pgbackrest.schedules.verify.is_none() {
        found.push(
            warning(
                Code::NoVerification,
                "pgbackrest.verify.schedule",
                "nothing checks whether the files of the backups are whole",
            )
            .help("set `pgbackrest.verify.schedule: \"0 5 * * 6\"`"),
        );
    }
    if pgbackrest.schedules.restore_test.is_none() {
        found.push(
            warning(
                Code::NoRestoreTest,
                "pgbackrest.restoreTest.schedule",
                "no backup is ever restored for a test, so that nobody knows whether one can be",
            )
            .help("set `pgbackrest.restoreTest.schedule: \"0 6 1 * *\"`"),
        );
    }
    let is_elsewhere = !matches!(pgbackrest.repository, Repository::Posix(_));
    if is_elsewhere && pgbackrest.cipher.is_none() {
        found.push(
            warning(
                Code::UnencryptedRepository,
                "pgbackrest.cipher.enabled",
                "backups are not encrypted: whoever can read the bucket can read the database",
            )
            .help("set `pgbackrest.cipher.enabled: true` before the first backup; for existing ones it takes a new repository"),
        );
    }
    if let Repository::S3 { verify_tls: false, .. } = pgbackrest.repository {
        found.push(
            warning(
                Code::UnverifiedRepository,
                "pgbackrest.s3.verifyTls",
                "the server that backups and the access key are sent to does not have to prove who it is",
            )
            .help(
                "remove `pgbackrest.s3.verifyTls`, and name a private authority in `pgbackrest.s3.caSecret`",
            ),
        );
    }
}

fn warning(code: Code, setting: &str, message: &str) -> Diagnostic {
    Diagnostic::warning(code, message).about(setting)
}
