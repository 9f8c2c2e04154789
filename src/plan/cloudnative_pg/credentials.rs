//! Passwords on a cluster's servers.

use crate::diagnostic::Code;
use crate::plan::database_url::{DatabaseUrl, Server};
use crate::plan::existing_secret;
use crate::plan::postgres::PORT;
use crate::plan::postgres::credentials::is_one_line;
use crate::plan::postgres::role::Role;
use crate::plan::postgres::tls::CA_FILE;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;
use crate::values::schema::secret::Secret;

/// Roles that the operator keeps for itself.
const RESERVED: [&str; 2] = ["streaming_replica", "cnpg_pooler_pgbouncer"];

/// Where the password of the gateway's role comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Credentials {
    /// The operator makes it, and a Secret with a URL.
    Operator,
    /// It is rendered.
    Rendered {
        /// The password.
        password: Secret,
        /// The URL that the gateway connects to.
        url: DatabaseUrl,
    },
    /// It is in a Secret that somebody else makes, with the keys `username` and `password`.
    Existing {
        /// The Secret's name.
        secret: String,
        /// The key of the URL that the gateway connects to.
        url_key: String,
    },
}

/// Decides on the gateway's password, or adds what is wrong to `problems` and returns None. `address` is where the gateway
/// connects to.
pub(super) fn plan(
    postgres: &Postgres,
    role: Option<&Role>,
    address: &str,
    problems: &mut Problems,
) -> Option<Credentials> {
    if let Some(name) = postgres.existing_secret.name.get() {
        if postgres.password.reveal().is_some() {
            problems
                .error(
                    Code::Conflict,
                    "postgres.password",
                    "`postgres.password` is set, but the password comes from `postgres.existingSecret`",
                )
                .help("remove one of them");
        }
        let (secret, url_key) = existing_secret::with_url(name, postgres, problems)?;
        return Some(Credentials::Existing { secret, url_key });
    }
    let Some(text) = postgres.password.reveal() else { return Some(Credentials::Operator) };
    is_one_line("postgres.password", text, problems);
    // The servers always have a certificate.
    let (sslmode, root_certificate) =
        if postgres.tls.enabled { ("verify-full", Some(CA_FILE)) } else { ("require", None) };
    let server = Server { host: address, port: Some(PORT), sslmode, root_certificate };
    let role = role?;
    let Some(url) = DatabaseUrl::new(&server, &role.name, text, &role.database) else {
        problems
            .error(
                Code::InvalidName,
                "postgres.clusterName",
                format!("`{address}` is no host name, so that the gateway could not connect to it"),
            )
            .help("choose a name of lower-case letters, digits and `-` for the cluster");
        return None;
    };
    Some(Credentials::Rendered { password: postgres.password.clone(), url })
}

/// Refuses a role that the operator makes for itself.
pub(super) fn check_role(role: Option<&Role>, problems: &mut Problems) {
    if let Some(role) = role.filter(|role| RESERVED.contains(&role.name.as_str())) {
        problems
            .error(
                Code::InvalidValue,
                "postgres.username",
                format!("`postgres.username` is `{}`, a role that CloudNativePG keeps for itself", role.name),
            )
            .help("choose another name");
    }
}
