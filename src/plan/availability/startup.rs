//! How long a gateway may take to start.

use crate::plan::database::Database;
use crate::plan::release::Target;
use crate::values::schema::Values;

/// Kubernetes' own period of a probe, in seconds.
const PERIOD: i32 = 10;

/// The failures of the startup probe after which a gateway is started anew; None leaves it to Kubernetes.
///
/// Each gateway migrates a PostgreSQL database when it starts, while the others wait for it, and one that is killed
/// meanwhile keeps them all waiting longer. So the probe's own number is raised to what
/// `highAvailability.startupSeconds` asks for; not for target helm, whose chart knows no such thing.
pub(super) fn plan(values: &Values, database: Option<&Database>, target: Target) -> Option<i32> {
    let probe = &values.probes.startup;
    let seconds = values.high_availability.startup_seconds.unwrap_or_default();
    let is_shared = database.is_some_and(Database::is_shared);
    if target == Target::Helm || !is_shared || seconds <= 0 {
        return probe.failure_threshold;
    }
    let period = probe.period_seconds.filter(|period| *period > 0).unwrap_or(PERIOD);
    let least = seconds / period + i32::from(seconds % period != 0);
    Some(probe.failure_threshold.map_or(least, |failures| failures.max(least)))
}
