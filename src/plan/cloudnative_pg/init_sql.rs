//! Scripts of the user's that run when the database is made.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

/// The scripts in the order of their names, where the operator can run them; otherwise what is wrong is added to
/// `problems`.
///
/// It sends each as it is to the database `postgres`, as superuser: no shell and no psql is there.
pub(super) fn plan(scripts: &BTreeMap<String, String>, problems: &mut Problems) -> Vec<String> {
    for (name, text) in scripts {
        let path = format!("postgres.initScripts.{name}");
        if Path::new(name).extension().and_then(OsStr::to_str) != Some("sql") {
            problems
                .error(
                    Code::InvalidName,
                    path,
                    format!("`{}` is no script of SQL, and CloudNativePG runs no other", name.escape_debug()),
                )
                .help("write it in SQL, and end its name in `.sql`");
        } else if text.trim().is_empty() {
            problems
                .error(Code::MissingValue, path, format!("the script `{}` is empty", name.escape_debug()))
                .help("remove it");
        } else if text.lines().any(|line| line.starts_with('\\')) {
            problems
                .error(
                    Code::InvalidValue,
                    path,
                    format!(
                        "the script `{}` holds a command of psql, which CloudNativePG does not run",
                        name.escape_debug()
                    ),
                )
                .help("write it in SQL alone, without lines that begin with a backslash");
        }
    }
    scripts.values().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_sql_alone() {
        for (name, text, is_taken) in [
            ("10-extensions.sql", "CREATE EXTENSION pg_trgm;\nSELECT 1;", true),
            ("10-extensions.sh", "psql", false),
            ("10.sql", " \n", false),
            ("10.sql", "\\c openshell\nSELECT 1;", false),
        ] {
            let mut problems = Problems::default();
            let sql = plan(&BTreeMap::from([(name.to_owned(), text.to_owned())]), &mut problems);
            assert_eq!((sql, !problems.refuse()), (vec![text.to_owned()], is_taken), "{name}");
        }
    }
}
