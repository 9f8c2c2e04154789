//! The gateway's database.

use super::place::because_of;
use super::{Subject, production};
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::database::Database;
use crate::values::schema::postgres::ssl_mode::SslMode;

/// Warns of SQLite where others depend on the gateway.
pub(super) fn sqlite(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let signs = production::signs(subject.plan);
    let (Database::Sqlite { .. }, Some(first)) = (&subject.plan.database, signs.first()) else { return };
    let signs = signs.iter().map(|sign| format!("`{sign}`")).collect::<Vec<_>>().join(", ");
    let message =
        format!("others depend on this gateway ({signs}), and its database is a file on one volume");
    let finding = Diagnostic::warning(Code::SqliteInProduction, message)
        .about("postgres.enabled")
        .help("use PostgreSQL: `postgres.enabled: true`; `openshell-deploy init --mode internal` makes the files")
        .help("or keep SQLite, and see to copies of the volume yourself");
    found.push(because_of(finding, first, subject));
}

/// Warns of a connection to a server outside of the cluster that may go unencrypted.
pub(super) fn sslmode(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Database::External { .. } = &subject.plan.database else { return };
    let postgres = &subject.plan.values.postgres;
    let host = postgres.host.get().unwrap_or_default();
    let weak = matches!(postgres.sslmode, SslMode::Disable | SslMode::Allow | SslMode::Prefer);
    if !weak || is_in_cluster(host) {
        return;
    }
    let message = format!(
        "`postgres.sslmode` is `{}`, so that passwords and data may travel to `{host}` unencrypted",
        postgres.sslmode.as_str()
    );
    let finding = Diagnostic::warning(Code::WeakSslMode, message)
        .about("postgres.sslmode")
        .help("set `postgres.sslmode: verify-full`, or `require` where the gateway does not trust the server's authority");
    let is_written = subject.written("postgres.sslmode").is_some();
    found.push(if is_written { finding } else { because_of(finding, "postgres.host", subject) });
}

/// Whether a host is surely a Service of the cluster, or the pod itself.
pub(super) fn is_in_cluster(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    !host.contains(['.', ':'])
        || host.rsplit('.').next() == Some("svc")
        || host.ends_with(".cluster.local")
        || host == "::1"
        || host.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::is_in_cluster;

    #[test]
    fn services_are_in_the_cluster_and_anything_else_may_not_be() {
        for host in ["db", "localhost", "db.team.svc", "db.team.svc.cluster.local.", "127.0.0.1", "::1"] {
            assert!(is_in_cluster(host), "{host}");
        }
        for host in ["db.example.com", "10.0.0.7", "fd00::7", "db.team", "mysvc.example"] {
            assert!(!is_in_cluster(host), "{host}");
        }
    }
}
