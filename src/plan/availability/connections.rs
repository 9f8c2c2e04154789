//! Connections that the gateways open to PostgreSQL.

use super::replicas::asked;
use crate::plan::cloudnative_pg::pooler;
use crate::plan::gateway_version::GatewayVersion;
use crate::plan::release::Release;
use crate::values::schema::Values;

/// Gateways that a rollout starts before it stops old ones.
const SURGE: u32 = 1;

/// Connections for everything else: superusers' three reserved ones, dumps, metrics, and people.
const OTHERS: u32 = 15;

/// Connections that a PostgreSQL server must allow.
#[must_use]
pub fn needed(values: &Values, release: &Release) -> u32 {
    let settings = &values.postgres.pooler;
    // A connection that a gateway has left stays in its PgBouncer for a while, and the next one may meet another.
    let poolers = if settings.enabled { settings.instances.unwrap_or(pooler::INSTANCES) } else { 1 };
    let poolers = u32::try_from(poolers).unwrap_or(1);
    of_gateways(values, release).saturating_mul(poolers).saturating_add(OTHERS)
}

/// Connections that gateways open: while all of them are replaced, there are old and new ones, each with its own pool.
#[must_use]
pub fn of_gateways(values: &Values, release: &Release) -> u32 {
    let gateways = u32::try_from(asked(values).most()).unwrap_or_default();
    let pool = GatewayVersion::of(values, release).connections();
    gateways.saturating_mul(2).saturating_add(SURGE).saturating_mul(pool)
}
