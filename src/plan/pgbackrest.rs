//! Backups of a server of the release by pgBackRest, with point-in-time recovery.

mod compression;
mod queue_size;
pub mod repository;
pub mod secret;
pub mod tls;

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use self::compression::Compression;
use self::repository::Repository;
use self::secret::Source;
use self::tls::Tls;
use crate::diagnostic::Code;
use crate::plan::postgres::claim;
use crate::plan::postgres::names::PostgresNames;
use crate::plan::problem::Problems;
use crate::plan::schedule;
use crate::values::schema::Values;
use crate::values::schema::pgbackrest as values;

/// The longest name of a stanza that is taken, in characters.
pub(super) const LONGEST_STANZA: usize = 63;

/// Backups by pgBackRest.
#[derive(Clone, Debug, PartialEq)]
pub struct Pgbackrest {
    /// The server's name in the repository.
    pub stanza: String,
    /// Where the repository is.
    pub repository: Repository,
    /// The repository's encryption.
    pub cipher: Option<Source>,
    /// Compression.
    pub compression: Compression,
    /// Certificates of the server in the database's pod and of the backup jobs.
    pub tls: Tls,
    /// When what runs.
    pub schedules: Schedules,
    /// The volume for testing a restore.
    pub scratch: Quantity,
    /// How much of the write-ahead log may wait before it is dropped; None for all of it.
    pub archive_push_queue_max: Option<String>,
}

/// Schedules as in cron; None for never.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedules {
    /// Of full backups.
    pub full: String,
    /// Of differential backups.
    pub differential: Option<String>,
    /// Of incremental backups.
    pub incremental: Option<String>,
    /// Of the check of the repository's files.
    pub verify: Option<String>,
    /// Of the restore test.
    pub restore_test: Option<String>,
}

/// Decides on pgBackRest. None where it is off, or where it is refused, which is then in `problems`.
pub(super) fn plan(
    values: &Values,
    names: &PostgresNames,
    namespace: &str,
    problems: &mut Problems,
) -> Option<Pgbackrest> {
    let pgbackrest = &values.pgbackrest;
    if !pgbackrest.enabled {
        return None;
    }
    require_image(values, problems);
    let stanza = stanza(pgbackrest, problems);
    let repository = repository::plan(pgbackrest, problems);
    let cipher = secret::passphrase(&pgbackrest.cipher, problems);
    let compression = compression::plan(&pgbackrest.compression, problems);
    let tls = tls::plan(&pgbackrest.tls, names, namespace, problems);
    let schedules = schedules(pgbackrest, problems);
    let scratch = scratch(values, problems);
    let queue = pgbackrest.archive_push_queue_max.get().filter(|size| queue_size::check(size, problems));
    Some(Pgbackrest {
        stanza: stanza?,
        repository: repository?,
        cipher,
        compression: compression?,
        tls: tls?,
        schedules: schedules?,
        scratch: scratch?,
        archive_push_queue_max: queue.map(str::to_owned),
    })
}

/// `archive_command` runs in the server's container, so its image must hold pgBackRest, and PostgreSQL's own does not.
fn require_image(values: &Values, problems: &mut Problems) {
    let image = &values.postgres.image;
    let stock = [
        "docker.io/library/postgres",
        "index.docker.io/library/postgres",
        "docker.io/postgres",
        "library/postgres",
        "postgres",
    ];
    if image.repository.get().is_some_and(|repository| stock.contains(&repository)) {
        problems
            .error(
                Code::MissingValue,
                "postgres.image",
                "`pgbackrest.enabled` needs an image with PostgreSQL and pgBackRest, and PostgreSQL's own has no pgBackRest",
            )
            .help("build one from `images/postgres-pgbackrest/Dockerfile`, push it, and set `postgres.image.repository` and `.tag`")
            .help("or use dumps, which need no other image: `backup.enabled: true`");
    }
}

pub(super) fn stanza(pgbackrest: &values::Pgbackrest, problems: &mut Problems) -> Option<String> {
    let stanza = pgbackrest.stanza.get().unwrap_or_default();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    if stanza.is_empty()
        || stanza.len() > LONGEST_STANZA
        || !stanza.chars().all(is_name)
        || stanza.starts_with('-')
        || stanza == "global"
    {
        problems
            .error(
                Code::InvalidValue,
                "pgbackrest.stanza",
                format!("`pgbackrest.stanza` is `{stanza}`, which is no name of a stanza"),
            )
            .help(format!("use up to {LONGEST_STANZA} letters, digits, `_` and `-`, such as `main`"));
        return None;
    }
    Some(stanza.to_owned())
}

fn schedules(pgbackrest: &values::Pgbackrest, problems: &mut Problems) -> Option<Schedules> {
    let backup = &pgbackrest.backup;
    let full = schedule::required("pgbackrest.backup.fullSchedule", &backup.full_schedule, problems);
    let mut optional = |path, schedule| schedule::optional(path, schedule, problems);
    Some(Schedules {
        differential: optional("pgbackrest.backup.differentialSchedule", &backup.differential_schedule),
        incremental: optional("pgbackrest.backup.incrementalSchedule", &backup.incremental_schedule),
        verify: optional("pgbackrest.verify.schedule", &pgbackrest.verify.schedule),
        restore_test: optional("pgbackrest.restoreTest.schedule", &pgbackrest.restore_test.schedule),
        full: full?,
    })
}

fn scratch(values: &Values, problems: &mut Problems) -> Option<Quantity> {
    match values.pgbackrest.restore_test.size.get() {
        None => Some(values.postgres.persistence.size.clone()),
        Some(size) => {
            let size = Quantity(size.to_owned());
            claim::is_size("pgbackrest.restoreTest.size", &size, problems).then_some(size)
        }
    }
}
