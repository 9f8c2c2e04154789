//! TLS of a PostgreSQL server of the release.

use crate::plan::existing_secret;
use crate::plan::postgres::names::PostgresNames;
use crate::plan::problem::Problems;
use crate::values::schema::postgres::Postgres;

/// Where the gateway finds the authority that signed the server's certificate.
pub const CA_FILE: &str = "/etc/openshell-tls/postgres/ca.crt";

/// The server's certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerTls {
    /// The Secret with `tls.crt`, `tls.key` and `ca.crt`.
    pub secret: String,
    /// Who makes it.
    pub maker: Maker,
}

/// Who makes a Secret with a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Maker {
    /// Somebody else.
    Existing,
    /// cert-manager, for these host names.
    CertManager {
        /// The host names.
        dns_names: Vec<String>,
    },
}

/// Decides on TLS. None where there is none, or where it is refused, which is then in `problems`.
pub(super) fn plan(
    postgres: &Postgres,
    names: &PostgresNames,
    namespace: &str,
    problems: &mut Problems,
) -> Option<ServerTls> {
    if !postgres.tls.enabled {
        return None;
    }
    if let Some(secret) = postgres.tls.existing_secret.get() {
        let secret = existing_secret::name("postgres.tls.existingSecret", secret, problems)?;
        return Some(ServerTls { secret, maker: Maker::Existing });
    }
    let dns_names = dns_names(&names.server(), namespace);
    Some(ServerTls { secret: names.with("postgres-tls"), maker: Maker::CertManager { dns_names } })
}

/// The names of a Service, from everywhere in the cluster.
#[must_use]
pub fn dns_names(service: &str, namespace: &str) -> Vec<String> {
    vec![
        service.to_owned(),
        format!("{service}.{namespace}"),
        format!("{service}.{namespace}.svc"),
        format!("{service}.{namespace}.svc.cluster.local"),
    ]
}
