//! What is restored, and to where.

use crate::diagnostic::Code;
use crate::plan::backup::LogicalBackup;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::plan::database::Database;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::plan::problem::Problems;

/// A point that a database is restored to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// As far as the write-ahead log was archived.
    Latest,
    /// The end of a backup: the earliest consistent moment.
    Immediate,
    /// A time.
    Time {
        /// As PostgreSQL reads it, in UTC.
        text: String,
        /// The same in seconds since 1970.
        epoch: i64,
    },
}

/// What a user asks to be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// The whole server, by pgBackRest.
    Physical {
        /// To which point.
        point: Point,
        /// From which backup, by its label; None lets pgBackRest choose.
        backup: Option<String>,
        /// Along which timeline; None for the newest.
        timeline: Option<u32>,
    },
    /// The gateway's databases, from a dump.
    Dump {
        /// The dump's name; `latest` for the newest.
        name: String,
    },
}

/// A restore: what is asked for, and of which server.
#[derive(Clone, Debug)]
pub enum Restore<'a> {
    /// The whole server, by pgBackRest.
    Physical {
        /// The server.
        server: &'a PostgresServer,
        /// Its backups.
        pgbackrest: &'a Pgbackrest,
        /// To which point.
        point: Point,
        /// From which backup, by its label; None lets pgBackRest choose.
        backup: Option<String>,
        /// Along which timeline; None for the newest.
        timeline: Option<u32>,
    },
    /// A new cluster of CloudNativePG's, by the Barman Cloud plugin.
    Cluster(Box<ClusterRestore>),
    /// The gateway's databases, from a dump.
    Dump {
        /// The server.
        server: &'a PostgresServer,
        /// Its dumps.
        backup: &'a LogicalBackup,
        /// The dump's name; `latest` for the newest.
        name: String,
    },
}

/// Finds what a restore needs, or adds what is missing to `problems` and returns None.
pub fn plan<'a>(database: &'a Database, request: Request, problems: &mut Problems) -> Option<Restore<'a>> {
    if let Some(cluster) = database.cluster() {
        return of_cluster(cluster, request, problems);
    }
    let Some(server) = database.server() else {
        problems
            .error(
                Code::Conflict,
                "postgres.mode",
                "there is nothing to restore: this release has no PostgreSQL server of its own",
            )
            .help("give the values of the release whose database is to be restored");
        return None;
    };
    match (request, &server.pgbackrest, &server.backup) {
        (Request::Physical { point, backup, timeline }, Some(pgbackrest), _) => {
            let is_label = backup.as_deref().is_none_or(|label| !is_of_barman(label));
            is_label
                .then_some(())
                .or_else(|| wrong_label("pgbackrest info", "20260102-020000F", problems))?;
            Some(Restore::Physical { server, pgbackrest, point, backup, timeline })
        }
        (Request::Dump { name }, _, Some(backup)) => Some(Restore::Dump { server, backup, name }),
        (Request::Physical { .. }, None, _) => missing("pgbackrest.enabled", problems),
        (Request::Dump { .. }, _, None) => missing("backup.enabled", problems),
    }
}

/// A new cluster, made of the backups of the present one.
fn of_cluster<'a>(
    cluster: &PostgresCluster,
    request: Request,
    problems: &mut Problems,
) -> Option<Restore<'a>> {
    let (point, backup, timeline) = match request {
        Request::Dump { .. } => {
            problems
                .error(Code::Conflict, "postgres.engine", "CloudNativePG's servers have no dumps to restore")
                .help("restore with `--latest`, `--to` or `--immediate`");
            return None;
        }
        Request::Physical { point, backup, timeline } => (point, backup, timeline),
    };
    let Some(backups) = &cluster.backups else { return missing("pgbackrest.enabled", problems) };
    if backup.as_deref().is_some_and(|label| !is_of_barman(label)) {
        return wrong_label("kubectl get backups", "20260102T020000", problems);
    }
    if point == Point::Immediate && backup.is_none() {
        problems
            .error(Code::InvalidFlag, "", "`--immediate` needs `--backup`: the operator restores to the end of a certain backup")
            .help("add the backup's identifier, such as `--backup 20260102T020000`; `kubectl get backups -o yaml` has it as `backupId`")
            .help("or restore with `--latest` or `--to`");
        return None;
    }
    Some(Restore::Cluster(Box::new(ClusterRestore::new(cluster, backups, (point, backup, timeline)))))
}

/// Barman's identifiers hold a `T` between day and time; pgBackRest's labels a dash.
fn is_of_barman(label: &str) -> bool {
    label.contains('T')
}

fn wrong_label<T>(command: &str, example: &str, problems: &mut Problems) -> Option<T> {
    problems
        .error(Code::InvalidFlag, "", "`--backup` names a backup of the other engine's")
        .help(format!("take one from `{command}`, such as `{example}`"));
    None
}

fn missing<'a>(path: &str, problems: &mut Problems) -> Option<Restore<'a>> {
    problems
        .error(Code::Conflict, path, format!("`{path}` is false: where the backups are is not known"))
        .help("give the values of the release whose database is to be restored")
        .help("restore by pgBackRest with `--latest`, `--to` or `--immediate`, and a dump with `--dump`");
    None
}
