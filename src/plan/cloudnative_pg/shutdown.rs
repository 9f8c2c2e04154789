//! How a cluster's server stops.

use crate::values::defaults;
use crate::values::schema::postgres::Postgres;

/// How long a server waits for clients to leave, in seconds, where its whole time allows it: the operator's default.
const SMART_SECONDS: i64 = 180;

/// How a server stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shutdown {
    /// Seconds until it is killed.
    pub seconds: i64,
    /// Seconds of these for which it waits for clients to leave by themselves.
    pub smart_seconds: i64,
}

/// Decides how a server stops. None leaves it to the operator: the default of the setting is meant for the other engine.
pub(super) fn plan(postgres: &Postgres) -> Option<Shutdown> {
    let usual = defaults::values().postgres.termination_grace_period_seconds;
    let seconds = postgres.termination_grace_period_seconds.filter(|seconds| Some(*seconds) != usual)?;
    Some(Shutdown { seconds, smart_seconds: SMART_SECONDS.min(seconds / 2) })
}
