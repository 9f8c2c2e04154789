//! TLS of a cluster's servers, which always have a certificate.

use crate::plan::existing_secret;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;

/// Against what the gateway verifies the servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// The operator's own authority.
    Operator,
    /// The authority in this Secret, which holds the servers' certificate too: `tls.crt`, `tls.key` and `ca.crt`.
    Existing(String),
}

/// Decides on verification. None where there is none, or where it is refused, which is then in `problems`.
pub(super) fn plan(postgres: &Postgres, problems: &mut Problems) -> Option<Verification> {
    let tls = &postgres.tls;
    if !tls.enabled {
        return None;
    }
    match tls.existing_secret.get() {
        None => Some(Verification::Operator),
        Some(name) => {
            existing_secret::name("postgres.tls.existingSecret", name, problems).map(Verification::Existing)
        }
    }
}
