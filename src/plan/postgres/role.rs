//! The role and the database that the gateway uses on a server of the release.

use crate::diagnostic::Code;
use crate::plan::database_url::warn_of_role_names;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;

/// The longest identifier in bytes (`NAMEDATALEN - 1`); PostgreSQL cuts longer ones.
const MAX: usize = 63;

/// The gateway's role and the database that it owns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Name of the role.
    pub name: String,
    /// Name of the database.
    pub database: String,
}

/// Decides on role and database, or adds what is wrong to `problems` and returns None.
pub(in crate::plan) fn plan(postgres: &Postgres, problems: &mut Problems) -> Option<Role> {
    let name = identifier(postgres.username.get(), "postgres.username", problems);
    let database = identifier(postgres.database.get(), "postgres.database", problems);
    name.inspect(|name| warn_of_role_names(name, "choose another name", problems));
    if let Some(name) =
        name.filter(|name| ["postgres", "public", "none"].contains(name) || name.starts_with("pg_"))
    {
        problems
            .error(
                Code::InvalidValue,
                "postgres.username",
                format!("`postgres.username` is `{name}`, which PostgreSQL keeps for itself"),
            )
            .help("choose another name: the gateway's role is no superuser");
    }
    if let Some(database) = database.filter(|name| ["postgres", "template0", "template1"].contains(name)) {
        problems
            .error(
                Code::InvalidValue,
                "postgres.database",
                format!("`postgres.database` is `{database}`, which PostgreSQL makes for itself"),
            )
            .help("choose another name");
    }
    Some(Role { name: name?.to_owned(), database: database?.to_owned() })
}

fn identifier<'a>(value: Option<&'a str>, path: &str, problems: &mut Problems) -> Option<&'a str> {
    let Some(name) = value else {
        problems
            .error(Code::MissingValue, path, format!("`{path}` is missing"))
            .help(format!("set `{path}`, for example to `openshell`"));
        return None;
    };
    if name.len() > MAX {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` has {} bytes, and PostgreSQL cuts names after {MAX}", name.len()),
            )
            .help("choose a shorter name");
        return None;
    }
    if name.contains(['\0', '\n', '\r']) {
        problems
            .error(Code::InvalidValue, path, format!("`{path}` holds a line break or a NUL character"))
            .help("remove it");
        return None;
    }
    Some(name)
}
