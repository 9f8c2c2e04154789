//! PostgreSQL's settings by which a crash loses what clients were told is written.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::postgres::parameters::{given, is_off, number, text};

/// What protects files from a crash, with what happens without it.
const PROTECTIONS: [(&str, &str); 2] = [
    (
        "fsync",
        "writes reach the disk in any order, and a crash of the node can leave a database that does not start",
    ),
    (
        "full_page_writes",
        "a crash of the node while a page is written can leave half of it, which nothing repairs",
    ),
];

/// Warns of protections that are off.
pub(super) fn protections(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let parameters = &subject.plan.values.postgres.parameters;
    if !is_of_release(subject) {
        return;
    }
    for (name, loss) in PROTECTIONS {
        let Some((key, _)) = given(parameters, name).filter(|(_, value)| is_off(&text(value))) else {
            continue;
        };
        found.push(
            Diagnostic::warning(Code::UnprotectedWrites, format!("`{name}` is off, so that {loss}"))
                .about(&format!("postgres.parameters.{key}"))
                .help(format!(
                    "remove `{name}`; for speed turn `synchronous_commit` off, which loses less than a second"
                )),
        );
    }
}

/// Warns of an archive that the newest changes may wait for without end.
pub(super) fn archive(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let database = &subject.plan.database;
    let is_archived = database.server().is_some_and(|server| server.pgbackrest.is_some())
        || database.cluster().is_some_and(|cluster| cluster.backups.is_some());
    let name = "archive_timeout";
    let given = given(&subject.plan.values.postgres.parameters, name);
    let Some((key, _)) = given.filter(|(_, value)| is_archived && number(name, value) == Some(0.0)) else {
        return;
    };
    found.push(
        Diagnostic::warning(
            Code::LateArchive,
            format!(
                "`{name}` is 0: changes are archived when a segment of the write-ahead log is full, so that a quiet database \
                 that is lost with its volumes loses hours or days"
            ),
        )
        .about(&format!("postgres.parameters.{key}"))
        .help(format!("remove `{name}`, or set it to what may be lost, such as `60s`")),
    );
}

fn is_of_release(subject: &Subject) -> bool {
    subject.plan.database.server().is_some() || subject.plan.database.cluster().is_some()
}
