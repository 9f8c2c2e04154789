//! Scripts of the user's that run when the database is made.

use std::ffi::OsStr;
use std::path::Path;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;

/// Refuses names of scripts that would not run, or too early or too late.
///
/// PostgreSQL's image runs `*.sh` and `*.sql` and leaves other names alone, which nobody would notice.
pub(super) fn check(postgres: &Postgres, problems: &mut Problems) {
    for name in postgres.init_scripts.keys() {
        let path = format!("postgres.initScripts.{name}");
        let is_key = name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
        let extension = Path::new(name).extension().and_then(OsStr::to_str);
        let is_script = matches!(extension, Some("sql" | "sh"));
        if !is_key || !is_script || name.len() > 253 {
            problems
                .error(
                    Code::InvalidName,
                    path,
                    format!("`{name}` is no name of a script: the server's image would not run it"),
                )
                .help("end it in `.sql` or `.sh`, and use letters, digits, `-`, `_` and `.` only");
        } else if name.as_str() <= "00-roles.sh" {
            problems
                .error(
                    Code::InvalidName,
                    path,
                    format!("`{name}` would run before the gateway's role and database are made"),
                )
                .help("choose a name that comes after `00-roles.sh`, such as `10-extensions.sql`");
        } else if name.as_str() >= "zz-initialized.sh" {
            problems
                .error(
                    Code::InvalidName,
                    path,
                    format!("`{name}` would run after the database is taken for complete"),
                )
                .help("choose a name that comes before `zz-initialized.sh`, such as `10-extensions.sql`");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_must_run_and_not_too_early() {
        for (name, is_taken) in [
            ("10-extensions.sql", true),
            ("00-roles.sh.sql", true),
            ("a.sh", true),
            ("00-roles.sh", false),
            ("00-early.sql", false),
            ("zz-initialized.sh", false),
            ("zzz.sql", false),
            ("10-extensions.sql.gz", false),
            ("extensions", false),
            (".sql", false),
            ("sub/10.sql", false),
            ("10 a.sql", false),
            ("", false),
        ] {
            let init_scripts = [(name.to_owned(), "SELECT 1".to_owned())].into();
            let mut problems = Problems::default();
            check(&Postgres { init_scripts, ..Default::default() }, &mut problems);
            assert_eq!(!problems.refuse(), is_taken, "{name}");
        }
    }
}
