//! Passwords on a server of the release.

use crate::diagnostic::Code;
use crate::plan::database_url::{DatabaseUrl, Server};
use crate::plan::existing_secret;
use crate::plan::postgres::PORT;
use crate::plan::postgres::role::Role;
use crate::plan::postgres::tls::CA_FILE;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;
use crate::values::schema::secret::Secret;

/// Where the passwords come from.
#[derive(Clone, Debug, PartialEq)]
pub enum Credentials {
    /// They are rendered.
    Rendered {
        /// Of the superuser.
        superuser_password: Secret,
        /// Of the gateway's role.
        password: Secret,
        /// The URL that the gateway connects to.
        url: DatabaseUrl,
    },
    /// They are in a Secret that somebody else makes.
    Existing {
        /// The Secret's name.
        secret: String,
        /// The key of the URL; the passwords' keys are fixed.
        url_key: String,
    },
}

/// Decides on the passwords, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    postgres: &Postgres,
    role: Option<&Role>,
    address: &str,
    tls: bool,
    problems: &mut Problems,
) -> Option<Credentials> {
    if let Some(name) = postgres.existing_secret.name.get() {
        for (path, secret) in [
            ("postgres.password", &postgres.password),
            ("postgres.superuserPassword", &postgres.superuser_password),
        ] {
            if secret.reveal().is_some() {
                problems
                    .error(
                        Code::Conflict,
                        path,
                        format!("`{path}` is set, but the passwords come from `postgres.existingSecret`"),
                    )
                    .help(format!("remove `{path}`"))
                    .help("or remove `postgres.existingSecret.name` to have the Secret rendered");
            }
        }
        let (secret, url_key) = existing_secret::with_url(name, postgres, problems)?;
        return Some(Credentials::Existing { secret, url_key });
    }
    let name = postgres.username.get().unwrap_or_default();
    let superuser =
        password(&postgres.superuser_password, "postgres.superuserPassword", "postgres", problems);
    let password = password(&postgres.password, "postgres.password", name, problems);
    let (superuser_password, password) = (superuser?, password?);
    let (sslmode, root_certificate) = if tls { ("verify-full", Some(CA_FILE)) } else { ("disable", None) };
    let server = Server { host: address, port: Some(PORT), sslmode, root_certificate };
    let role = role?;
    let url = DatabaseUrl::new(&server, &role.name, password.reveal()?, &role.database)?;
    Some(Credentials::Rendered { superuser_password, password, url })
}

fn password(secret: &Secret, path: &str, role: &str, problems: &mut Problems) -> Option<Secret> {
    let Some(text) = secret.reveal() else {
        problems
            .error(Code::MissingSecret, path, format!("the password of the role `{role}` is missing"))
            .help("run `openshell-deploy init --mode internal` for a secrets.yaml, and add `-f secrets.yaml`")
            .help(format!("or set `{path}`, best in a file of its own that is not in git"))
            .help("or name a Secret that holds it in `postgres.existingSecret.name`");
        return None;
    };
    is_one_line(path, text, problems).then(|| secret.clone())
}

/// Whether a password is one line, up to whose end psql reads it from a file; otherwise that is added to `problems`.
pub(in crate::plan) fn is_one_line(path: &str, text: &str, problems: &mut Problems) -> bool {
    let is_one = !text.contains(['\0', '\n', '\r']);
    if !is_one {
        problems
            .error(Code::InvalidValue, path, format!("`{path}` holds a line break or a NUL character"))
            .help("remove it; a text block that ends the line without one begins with `|-`");
    }
    is_one
}
