//! Connections of the gateways to PostgreSQL.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::availability::connections::{needed, of_gateways};
use crate::plan::cloudnative_pg::pooler::Pooler;
use crate::plan::database::Database;
use crate::plan::postgres::memory::{MAX_CONNECTIONS, max_connections};

/// Ports on which poolers listen by default: PgBouncer, and those of providers in transaction mode.
const POOLER_PORTS: [u16; 2] = [6432, 6543];

/// PgBouncer's limits on connections, and whether 0 is no limit.
///
/// Source: PgBouncer's documentation of its configuration.
const OF_PGBOUNCER: [(&str, bool); 4] = [
    ("default_pool_size", false),
    ("max_client_conn", false),
    ("max_db_connections", true),
    ("max_user_connections", true),
];

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

/// Warns of PgBouncers that have no place for the connections that gateways keep.
pub(super) fn pgbouncer(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let plan = subject.plan;
    let pooler = plan.database.cluster().and_then(|cluster| cluster.pooler.as_ref());
    let Some(pooler) = pooler.filter(|_| plan.gateway) else { return };
    let needed = of_gateways(&plan.values, &plan.release);
    let (gateways, per_gateway) = (plan.availability.replicas.most(), plan.gateway_version.connections());
    let instances = u32::try_from(pooler.instances).unwrap_or(1);
    for (name, zero_is_none) in OF_PGBOUNCER {
        let limit = places(pooler, name).filter(|limit| *limit < needed && !(zero_is_none && *limit == 0));
        let Some(limit) = limit else { continue };
        let opened = format!(
            "`{name}` is {limit}, and {gateways} gateways of {per_gateway} connections each open {needed} while they are replaced"
        );
        let finding = if limit.saturating_mul(instances) < needed {
            let message = format!(
                "{opened}: {instances} PgBouncers together have too few places, and connections beyond that wait or are refused"
            );
            Diagnostic::warning(Code::TooFewConnections, message)
        } else {
            let message = format!(
                "{opened}: {instances} PgBouncers together have places enough, but chance may lead all connections to one"
            );
            Diagnostic::note(Code::TooFewConnections, message)
        };
        found.push(
            finding
                .about(&format!("postgres.pooler.parameters.{name}"))
                .help(format!("raise it to {needed}, or remove it: it then follows the number of gateways")),
        );
    }
}

/// How many connections a limit of one PgBouncer leaves; None where there is no such limit.
fn places(pooler: &Pooler, name: &str) -> Option<u32> {
    let number = |name: &str| pooler.parameters.get(name)?.trim().parse::<u32>().ok();
    // After a while of waiting a pool takes more.
    let reserve = if name == "default_pool_size" { number("reserve_pool_size") } else { None };
    Some(number(name)?.saturating_add(reserve.unwrap_or(0)))
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
