//! PgBouncer in front of a cluster.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::plan::postgres::parameters::text;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// The most connections that a gateway opens.
const OF_GATEWAY: i64 = 14;

/// PgBouncers unless users choose.
const INSTANCES: i32 = 2;

/// PgBouncer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pooler {
    /// How many run.
    pub instances: i32,
    /// Its settings by name.
    pub parameters: BTreeMap<String, String>,
}

/// Decides on PgBouncer. None where there is none; what is wrong is added to `problems`.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> Option<Pooler> {
    let pooler = &values.postgres.pooler;
    if !pooler.enabled {
        return None;
    }
    // A pool by session lends a server's connection for as long as a gateway keeps its own, which is for ever.
    let connections = most_connections(values.replica_count.unwrap_or(1)).to_string();
    let mut parameters: BTreeMap<String, String> = ["default_pool_size", "max_client_conn"]
        .into_iter()
        .map(|name| (name.to_owned(), connections.clone()))
        .collect();
    for (name, value) in &pooler.parameters {
        refuse_mode(name, problems);
        parameters.insert(name.clone(), text(value));
    }
    Some(Pooler { instances: pooler.instances.unwrap_or(INSTANCES), parameters })
}

/// While gateways are replaced, there are old ones, new ones, and a quarter more as a Deployment's surge.
fn most_connections(replicas: i32) -> i64 {
    let replicas = i64::from(replicas.max(1));
    (2 * replicas + (replicas + 3) / 4) * OF_GATEWAY
}

fn refuse_mode(name: &str, problems: &mut Problems) {
    if name == "pool_mode" {
        problems
            .error(
                Code::Conflict,
                "postgres.pooler.parameters.pool_mode",
                "PgBouncer can only pool by session here: the gateway prepares statements and holds locks that belong \
                 to its session, and would lose both when it gets another connection with each transaction",
            )
            .help("remove `pool_mode`");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gateway_gets_its_connections_during_an_update() {
        for (replicas, expected) in [(0, 42), (1, 42), (2, 70), (4, 126), (5, 168)] {
            assert_eq!(most_connections(replicas), expected, "{replicas}");
        }
    }
}
