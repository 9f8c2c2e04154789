//! PostgreSQL's connection parameter `sslmode`.

use schemars::JsonSchema;
use serde::Deserialize;

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
