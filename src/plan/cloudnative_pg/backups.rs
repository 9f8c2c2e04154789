//! Backups of a cluster by the Barman Cloud plugin, from the settings of pgBackRest.

mod compression;
mod schedule;
pub mod store;

use self::compression::Compression;
use self::store::Store;
use crate::diagnostic::Code;
use crate::plan::cron;
use crate::plan::pgbackrest::{repository, stanza};
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::Pgbackrest;

/// Backups by the plugin.
#[derive(Clone, Debug, PartialEq)]
pub struct Backups {
    /// The cluster's name in the bucket.
    pub server_name: String,
    /// Where they are kept.
    pub store: Store,
    /// How they are compressed.
    pub compression: Compression,
    /// How many processes compress and transfer a backup; None for one.
    pub jobs: Option<i64>,
    /// How many files of the write-ahead log are archived at once; None for one.
    pub wal_parallel: Option<i64>,
    /// How far back can be restored, as in `30d`; None for ever.
    pub recovery_window: Option<String>,
    /// When backups are made: six fields, seconds first.
    pub schedule: String,
    /// The most minutes from one of them to the next; None where years go by.
    pub longest_gap: Option<u32>,
}

/// Decides on backups. None where they are off, or where they are refused, which is then in `problems`.
pub(super) fn plan(pgbackrest: &Pgbackrest, problems: &mut Problems) -> Option<Backups> {
    if !pgbackrest.enabled {
        return None;
    }
    let server_name = stanza(pgbackrest, problems);
    let repository = repository::plan(pgbackrest, problems);
    let store = repository.and_then(|repository| store::plan(repository, pgbackrest, problems));
    let schedule = schedule::plan(&pgbackrest.backup.full_schedule, problems);
    let recovery_window = pgbackrest.backup.recovery_window.get();
    recovery_window.inspect(|window| check_window(window, problems));
    let parallel = pgbackrest.process_max.filter(|number| *number > 1);
    Some(Backups {
        server_name: server_name?,
        store: store?,
        compression: compression::plan(pgbackrest.compression.kind),
        jobs: parallel,
        wal_parallel: parallel.filter(|_| pgbackrest.archive_async),
        recovery_window: recovery_window.map(str::to_owned),
        // Behind the seconds are the fields of cron.
        longest_gap: schedule.as_ref()?.split_once(' ').and_then(|(_, fields)| cron::gap::longest(fields)),
        schedule: schedule?,
    })
}

/// Source: the pattern of `spec.retentionPolicy` in the definition of `ObjectStore`.
fn check_window(window: &str, problems: &mut Problems) {
    let path = "pgbackrest.backup.recoveryWindow";
    let number = window.strip_suffix(['d', 'w', 'm']).unwrap_or_default();
    let is_number = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
    // A time that far back is none.
    if number.is_empty() || number.len() > 4 || !is_number {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` is `{}`, which is no span of time", window.escape_debug()),
            )
            .help("write a number and `d`, `w` or `m` for days, weeks or months, such as `30d`");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_those_of_barman() {
        for (window, is_one) in [
            ("30d", true),
            ("8w", true),
            ("12m", true),
            ("0d", false),
            ("030d", false),
            ("d", false),
            ("30", false),
            ("30 d", false),
            ("1y", false),
            ("99999d", false),
        ] {
            let mut problems = Problems::default();
            check_window(window, &mut problems);
            assert_eq!(!problems.refuse(), is_one, "{window}");
        }
    }
}
