//! Settings that only servers that run elsewhere have.

use super::PORT;
use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;
use crate::values::schema::postgres::ssl_mode::SslMode;

/// Refuses them for a server of the release, where they would do nothing.
pub(in crate::plan) fn refuse(postgres: &Postgres, problems: &mut Problems) {
    if postgres.host.is_set() {
        problems
            .error(
                Code::Conflict,
                "postgres.host",
                "`postgres.host` names a server that runs elsewhere, but `postgres.mode` is `internal`",
            )
            .help("set `postgres.mode: external` to use that server")
            .help("or remove `postgres.host`");
    }
    if postgres.port.is_some_and(|port| port != PORT) {
        problems
            .error(
                Code::Conflict,
                "postgres.port",
                format!("`postgres.port` is for servers that run elsewhere; this one listens on {PORT}"),
            )
            .help("remove `postgres.port`, or set `postgres.mode: external`");
    }
    let wants_tls = matches!(postgres.sslmode, SslMode::Require | SslMode::VerifyCa | SslMode::VerifyFull);
    if wants_tls && !postgres.tls.enabled {
        problems
            .error(
                Code::Conflict,
                "postgres.sslmode",
                "`postgres.sslmode` asks for TLS, but the server of the release has none",
            )
            .help("set `postgres.tls.enabled: true`; the gateway then verifies the server")
            .help("or remove `postgres.sslmode`");
    }
}
