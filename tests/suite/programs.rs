//! Which PostgreSQL and which pgBackRest the tests run: Debian's PostgreSQL 15 and the pgBackRest on the path, or those
//! that the environment names, so that other versions can be tried.
//!
//! `POSTGRES_BIN` is the `bin` of an installation that needs no other folder than the one around it; `PGBACKREST` is
//! the folder with the program. In containers they are where they are here, so they must not be below `/tmp` or `/run`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::external::{available, output};

/// Whether the server programs of PostgreSQL are there; where not, that is said aloud.
#[track_caller]
pub fn has_postgres() -> bool {
    let initdb = postgres_bin().join("initdb");
    available(&initdb.display().to_string(), initdb.exists())
}

/// Whether pgBackRest is there; where not, that is said aloud.
#[track_caller]
pub fn has_pgbackrest() -> bool {
    let program = pgbackrest_folder().unwrap_or_default().join("pgbackrest");
    let found = Command::new(&program).arg("version").output().is_ok();
    available(&program.display().to_string(), found)
}

/// The folder of PostgreSQL's programs.
pub fn postgres_bin() -> PathBuf {
    std::env::var_os("POSTGRES_BIN").map_or_else(|| "/usr/lib/postgresql/15/bin".into(), PathBuf::from)
}

/// PostgreSQL's major version as its programs tell it, such as `15`.
#[track_caller]
pub fn postgres_major() -> String {
    static VERSION: LazyLock<(bool, String, String)> =
        LazyLock::new(|| output(Command::new(postgres_bin().join("postgres")).arg("--version"), ""));
    let (succeeded, version, stderr) = &*VERSION;
    assert!(succeeded, "{stderr}");
    let major = version.trim().rsplit("(PostgreSQL) ").next().unwrap().split('.').next().unwrap();
    major.to_owned()
}

/// The path of containers: pgBackRest's folder and PostgreSQL's, then the machine's own.
pub fn path() -> String {
    let own =
        pgbackrest_folder().into_iter().chain([postgres_bin()]).map(|folder| folder.display().to_string());
    let machine = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
    own.chain(machine.map(str::to_owned)).collect::<Vec<_>>().join(":")
}

/// What containers have to see besides `/usr`: the installations that the environment names.
pub fn folders() -> Vec<PathBuf> {
    let postgres = postgres_bin().parent().map(Path::to_owned);
    let all = postgres.into_iter().chain(pgbackrest_folder());
    all.filter(|folder| !folder.starts_with("/usr")).collect()
}

/// Where the gateway's image has its program, which tests use if this machine has it there too.
pub const GATEWAY: &str = "/usr/local/bin/openshell-gateway";

fn pgbackrest_folder() -> Option<PathBuf> {
    std::env::var_os("PGBACKREST").map(PathBuf::from)
}
