//! The `Pooler`.

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::pooler as planned;
use crate::render::custom::cloudnative_pg::pooler::{PgBouncer, PoolerSpec};
use crate::render::custom::cloudnative_pg::{Named, Pooler};
use crate::render::metadata::component;

/// PgBouncer in front of the server that is written to.
#[must_use]
pub fn pooler(plan: &Plan, cluster: &PostgresCluster, pooler: &planned::Pooler) -> Pooler {
    Pooler::new(
        component(plan, COMPONENT, cluster.names.pooler()),
        PoolerSpec {
            cluster: Named { name: cluster.names.cluster().to_owned() },
            instances: pooler.instances,
            kind: "rw",
            pgbouncer: PgBouncer { pool_mode: "session", parameters: pooler.parameters.clone() },
        },
    )
}
