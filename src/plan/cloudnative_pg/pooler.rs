//! PgBouncer in front of a cluster.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::plan::availability::connections::of_gateways;
use crate::plan::postgres::parameters::text;
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::values::schema::Values;

/// PgBouncers unless users choose.
pub const INSTANCES: i32 = 2;

/// PgBouncer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pooler {
    /// How many run.
    pub instances: i32,
    /// Its settings by name.
    pub parameters: BTreeMap<String, String>,
}

/// Decides on PgBouncer. None where there is none; what is wrong is added to `problems`.
pub(super) fn plan(values: &Values, release: &Release, problems: &mut Problems) -> Option<Pooler> {
    let pooler = &values.postgres.pooler;
    if !pooler.enabled {
        return None;
    }
    // A pool by session lends a server's connection for as long as a gateway keeps its own, which is for ever.
    let connections = of_gateways(values, release).to_string();
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
