//! PostgreSQL as the gateway's database.

pub mod parameter_value;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::secret::Secret;
use crate::values::schema::secret_key::SecretKey;
use crate::values::schema::setting::Setting;

/// PostgreSQL as the gateway's database, in place of SQLite.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Postgres {
    /// Whether the gateway uses PostgreSQL as described here. It excludes `server.externalDbSecret`.
    pub enabled: bool,
    /// Whether the server is part of the release or runs elsewhere.
    pub mode: PostgresMode,
    /// Host name or IP address of a server that runs elsewhere.
    pub host: Setting,
    /// Port of the server.
    #[schemars(range(min = 1))]
    pub port: Option<u16>,
    /// Name of the database. It must exist on a server that runs elsewhere.
    pub database: Setting,
    /// User that owns the database.
    pub username: Setting,
    /// Password of that user. Keep it in a values file of its own, or use `postgres.existingSecret`.
    pub password: Secret,
    /// Whether the connection uses TLS and what it verifies; the same words as in PostgreSQL's `sslmode`.
    pub sslmode: SslMode,
    /// An existing Secret that holds the whole connection URL. With it, no Secret is rendered, and
    /// `postgres.host` and `postgres.password` must be empty.
    pub existing_secret: SecretKey,
}

/// Where PostgreSQL runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PostgresMode {
    /// A server that is part of the release.
    #[default]
    Internal,
    /// A server that somebody else runs.
    External,
}

/// PostgreSQL's connection parameter `sslmode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SslMode {
    /// Never TLS.
    Disable,
    /// TLS only where the server insists on it.
    Allow,
    /// TLS where the server offers it; nothing is verified.
    #[default]
    Prefer,
    /// Always TLS; nothing is verified.
    Require,
    /// Always TLS, with a certificate from a trusted authority.
    VerifyCa,
    /// Always TLS, with a certificate from a trusted authority for the server's host name.
    VerifyFull,
}

impl SslMode {
    /// The word in a connection URL.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Disable => "disable",
            Self::Allow => "allow",
            Self::Prefer => "prefer",
            Self::Require => "require",
            Self::VerifyCa => "verify-ca",
            Self::VerifyFull => "verify-full",
        }
    }
}
