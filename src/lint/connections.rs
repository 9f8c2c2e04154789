//! Connections of the gateways to PostgreSQL.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::availability::connections::needed;
use crate::plan::database::Database;
use crate::plan::postgres::memory::{MAX_CONNECTIONS, max_connections};

/// Ports on which poolers listen by default: PgBouncer, and those of providers in transaction mode.
const POOLER_PORTS: [u16; 2] = [6432, 6543];

/// Warns of a limit below what the gateways open, and says what a server elsewhere must allow.
pub(super) fn limit(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let needed = needed(&plan.values, &plan.release);
    let gateways = plan.availability.replicas.most();
    let per_gateway = plan.gateway_version.connections();
    let finding = match &plan.database {
        Database::Sqlite { .. } => None,
        Database::Internal(_) | Database::Cluster(_) => max_connections(&plan.values.postgres)
            .filter(|limit| *limit < needed)
            .map(|limit| {
                let message = format!(
                    "`max_connections` is {limit}, and {gateways} gateways of {per_gateway} connections each need {needed} \
                     while they are replaced"
                );
                Diagnostic::warning(Code::TooFewConnections, message)
                    .about("postgres.parameters.max_connections")
                    .help(format!("raise it to {needed}, or remove it: it then follows the number of gateways"))
            }),
        Database::External { .. } | Database::ExistingSecret { .. } => (needed > MAX_CONNECTIONS).then(|| {
            let message = format!(
                "{gateways} gateways of {per_gateway} connections each need {needed} while they are replaced; PostgreSQL \
                 allows {MAX_CONNECTIONS} by default"
            );
            Diagnostic::note(Code::TooFewConnections, message)
                .about(plan.availability.replicas.setting())
                .help(format!("see to it that `SHOW max_connections` on the server says {needed} or more"))
        }),
    };
    found.extend(finding);
}

/// Warns of what looks like a pooler.
pub(super) fn pooler(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let Database::External { .. } = subject.plan.database else { return };
    let postgres = &subject.plan.values.postgres;
    let host = postgres.host.get().unwrap_or_default();
    let is_named = ["pgbouncer", "pooler"].iter().any(|word| host.to_lowercase().contains(word));
    let port = postgres.port.unwrap_or_default();
    let (setting, sign) = if is_named {
        ("postgres.host", format!("`{host}`"))
    } else if POOLER_PORTS.contains(&port) {
        ("postgres.port", format!("port {port}"))
    } else {
        return;
    };
    let message = format!(
        "{sign} looks like a pooler; in transaction mode the gateway's prepared statements and advisory locks break"
    );
    found.push(
        Diagnostic::warning(Code::TransactionPooling, message)
            .about(setting)
            .help(
                "let the pooler run in session mode (PgBouncer: `pool_mode = session`), and ignore this then",
            )
            .help("or connect to the server itself"),
    );
}
