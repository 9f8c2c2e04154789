//! Backups of a PostgreSQL server of the release.

use super::Subject;
use super::database::is_in_cluster;
use super::place::because_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::backup::Store;
use crate::plan::pgbackrest::repository::Repository;

/// Warns where there are none.
pub(super) fn missing(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(server) = subject.plan.database.server() else { return };
    if server.backup.is_some() || server.pgbackrest.is_some() {
        return;
    }
    let finding = Diagnostic::warning(
        Code::NoBackups,
        "the PostgreSQL server of the release has no backups: what its volume loses is gone",
    )
    .about("backup.enabled")
    .help("set `backup.enabled: true` for a dump every night")
    .help("or `pgbackrest.enabled: true`, to go back to any moment");
    found.push(because_of(finding, "postgres.enabled", subject));
}

/// Notes backups that all share the cluster's fate.
pub(super) fn in_cluster(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Some(server) = subject.plan.database.server() else { return };
    let repository = server.pgbackrest.as_ref().map(|pgbackrest| match &pgbackrest.repository {
        Repository::Posix(_) => Some("pgbackrest.posix.enabled"),
        Repository::S3 { bucket, .. } if is_in_cluster(&bucket.host) => Some("pgbackrest.s3.endpoint"),
        Repository::S3 { .. } | Repository::Gcs { .. } | Repository::Azure { .. } => None,
    });
    let dumps = server.backup.as_ref().map(|backup| match &backup.store {
        Store::Volume(_) => Some("backup.s3.enabled"),
        Store::S3 { bucket, .. } => is_in_cluster(&bucket.host).then_some("backup.s3.endpoint"),
    });
    let places: Vec<Option<&str>> = [repository, dumps].into_iter().flatten().collect();
    if let Some(Some(setting)) = places.first().filter(|_| places.iter().all(Option::is_some)) {
        let finding = Diagnostic::note(
            Code::BackupsInCluster,
            "all backups are in the cluster of the database, and are lost together with it",
        );
        let finding = finding.about(setting).help("keep them, or a copy, in a bucket elsewhere");
        found.push(because_of(finding, setting, subject));
    }
}
