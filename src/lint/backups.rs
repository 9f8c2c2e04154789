//! Backups of a PostgreSQL server of the release.

use super::Subject;
use super::database::is_in_cluster;
use super::place::because_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::backup as dumps;
use crate::plan::cloudnative_pg::backups::store::Store;
use crate::plan::database::Database;
use crate::plan::pgbackrest::repository::Repository;

/// Warns where there are none.
pub(super) fn missing(subject: &Subject, found: &mut Vec<Diagnostic>) {
    match &subject.plan.database {
        Database::Internal(server) if server.backup.is_none() && server.pgbackrest.is_none() => {
            let finding = Diagnostic::warning(
                Code::NoBackups,
                "the PostgreSQL server of the release has no backups: what its volume loses is gone",
            )
            .about("backup.enabled")
            .help("set `backup.enabled: true` for a dump every night")
            .help("or `pgbackrest.enabled: true`, to go back to any moment");
            found.push(because_of(finding, "postgres.enabled", subject));
        }
        Database::Cluster(cluster) if cluster.backups.is_none() => {
            let finding = Diagnostic::warning(
                Code::NoBackups,
                "the PostgreSQL servers of the release have no backups: what is deleted on one is deleted on all",
            )
            .about("pgbackrest.enabled")
            .help("set `pgbackrest.enabled: true`, and say where backups go, such as `pgbackrest.s3`");
            found.push(because_of(finding, "postgres.enabled", subject));
        }
        _ => {}
    }
}

/// Notes backups that all share the cluster's fate.
pub(super) fn in_cluster(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if let Some(backups) = subject.plan.database.cluster().and_then(|cluster| cluster.backups.as_ref()) {
        if matches!(&backups.store, Store::S3 { host, .. } if is_in_cluster(host)) {
            found.push(together("pgbackrest.s3.endpoint", subject));
        }
        return;
    }
    let Some(server) = subject.plan.database.server() else { return };
    let repository = server.pgbackrest.as_ref().map(|pgbackrest| match &pgbackrest.repository {
        Repository::Posix(_) => Some("pgbackrest.posix.enabled"),
        Repository::S3 { bucket, .. } if is_in_cluster(&bucket.host) => Some("pgbackrest.s3.endpoint"),
        Repository::S3 { .. } | Repository::Gcs { .. } | Repository::Azure { .. } => None,
    });
    let dumps = server.backup.as_ref().map(|backup| match &backup.store {
        dumps::Store::Volume(_) => Some("backup.s3.enabled"),
        dumps::Store::S3 { bucket, .. } => is_in_cluster(&bucket.host).then_some("backup.s3.endpoint"),
    });
    let places: Vec<Option<&str>> = [repository, dumps].into_iter().flatten().collect();
    if let Some(Some(setting)) = places.first().filter(|_| places.iter().all(Option::is_some)) {
        found.push(together(setting, subject));
    }
}

fn together(setting: &str, subject: &Subject) -> Diagnostic {
    let finding = Diagnostic::note(
        Code::BackupsInCluster,
        "all backups are in the cluster of the database, and are lost together with it",
    );
    let finding = finding.about(setting).help("keep them, or a copy, in a bucket elsewhere");
    because_of(finding, setting, subject)
}
