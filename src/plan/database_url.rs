//! The URL of an external PostgreSQL server.
//!
//! The gateway reads it with sqlx and `psql` with libpq; what is written here means the same to both.

mod assemble;

use std::fmt;
use std::net::Ipv6Addr;

pub(super) use assemble::Server;
use assemble::assemble;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;

/// A `postgresql://` URL with credentials. Its `Debug` form hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// The key of the URL in the rendered Secret, and the default key of `postgres.existingSecret`.
    pub const SECRET_KEY: &'static str = "db-url";

    /// The URL in the clear, for the `data` of a Secret and its checksum only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Assembles the URL from `postgres.*`, or adds what is missing or impossible and returns None.
    pub(super) fn plan(postgres: &Postgres, problems: &mut Problems) -> Option<Self> {
        let host = host(postgres, problems);
        let user = required(postgres.username.get(), "postgres.username", "the role to log in as", problems);
        let database =
            required(postgres.database.get(), "postgres.database", "the database's name", problems);
        let rename = "rename the role: `ALTER ROLE … RENAME TO …`, and set its password again";
        user.inspect(|user| warn_of_role_names(user, rename, problems));
        let password = password(postgres, problems);
        let (host, user, database, password) = (host?, user?, database?, password?);
        let server = Server {
            host: &host,
            port: postgres.port,
            sslmode: postgres.sslmode.as_str(),
            root_certificate: None,
        };
        let url = Self::new(&server, user, password, database);
        if url.is_none() {
            problems
                .error(
                    Code::InvalidValue,
                    "postgres.host",
                    format!("`postgres.host` is `{host}`, which is no host"),
                )
                .help("give a DNS name or an IP address, without scheme, port or path");
        }
        url
    }

    /// Assembles the URL of a server; None where the host is none.
    pub(super) fn new(server: &Server, user: &str, password: &str, database: &str) -> Option<Self> {
        assemble(server, user, password, database).map(Self)
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DatabaseUrl(***)")
    }
}

fn host(postgres: &Postgres, problems: &mut Problems) -> Option<String> {
    let Some(host) = postgres.host.get() else {
        problems
            .error(
                Code::MissingValue,
                "postgres.host",
                "`postgres.host` is missing: where is the PostgreSQL server?",
            )
            .help("set `postgres.host` to its DNS name or IP address")
            .help("or name a Secret that holds the whole URL in `postgres.existingSecret.name`");
        return None;
    };
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    if bare.parse::<Ipv6Addr>().is_ok() {
        return Some(format!("[{bare}]"));
    }
    if host.contains(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_'))) {
        problems
            .error(
                Code::InvalidValue,
                "postgres.host",
                format!("`postgres.host` is `{host}`, which is no host"),
            )
            .help("give a DNS name or an IP address, without scheme, user, port or path");
        return None;
    }
    Some(host.to_owned())
}

fn password<'a>(postgres: &'a Postgres, problems: &mut Problems) -> Option<&'a str> {
    let Some(password) = postgres.password.reveal() else {
        problems
            .error(Code::MissingSecret, "postgres.password", "the password of the PostgreSQL role is missing")
            .help("run `openshell-deploy init --mode external` for a secrets.yaml to fill in, and add `-f secrets.yaml`")
            .help("or set `postgres.password`, best in a file of its own that is not in git")
            .help("or name a Secret that holds the whole URL in `postgres.existingSecret.name`");
        return None;
    };
    no_nul(password, "postgres.password", problems)
}

fn required<'a>(value: Option<&'a str>, path: &str, what: &str, problems: &mut Problems) -> Option<&'a str> {
    if value.is_none() {
        problems
            .error(Code::MissingValue, path, format!("`{path}` is missing"))
            .help(format!("set `{path}` to {what}"));
    }
    no_nul(value?, path, problems)
}

/// The gateway's PostgreSQL client (sqlx 0.8) sends the role's name in its SCRAM message without escaping commas, and
/// ends the program over characters that SASLprep does not know. libpq takes them all, as do other ways to log in.
pub(super) fn warn_of_role_names(user: &str, help: &str, problems: &mut Problems) {
    let stumbles = |letter: char| letter == ',' || letter.is_control() || u32::from(letter) > 0xFFFF;
    if user.contains(stumbles) {
        problems
            .warning(
                Code::InvalidValue,
                "postgres.username",
                "the gateway cannot log in with a password as a role whose name holds a comma, a control character \
                 or an emoji",
            )
            .help(help);
    }
}

/// PostgreSQL's protocol ends strings at NUL, so none can be in a name or password.
fn no_nul<'a>(value: &'a str, path: &str, problems: &mut Problems) -> Option<&'a str> {
    if value.contains('\0') {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` holds a NUL character, which PostgreSQL cannot take"),
            )
            .help("remove it");
        return None;
    }
    Some(value)
}
