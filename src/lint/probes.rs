//! Probes of the gateway that are too strict.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};

/// A start with its database migrations should have at least these seconds.
const START: i32 = 30;

/// A gateway that answers slowly should be left alone for at least these seconds.
const PATIENCE: i32 = 10;

/// Kubernetes' own numbers, for settings that are unset or 0.
const PERIOD: i32 = 10;
const TIMEOUT: i32 = 1;
const THRESHOLD: i32 = 3;

/// Warns where the gateway has little time to start.
pub(super) fn startup(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let probe = &subject.plan.values.probes.startup;
    let budget = or(probe.period_seconds, PERIOD).saturating_mul(or(probe.failure_threshold, THRESHOLD));
    if budget < START {
        let message = format!(
            "the gateway is killed if it has not started after {budget} seconds, also in the middle of a database migration"
        );
        let setting = chosen(subject, ["probes.startup.failureThreshold", "probes.startup.periodSeconds"]);
        found.push(Diagnostic::warning(Code::ShortStartup, message).about(setting).help(format!(
            "raise `probes.startup.failureThreshold` until it and `periodSeconds` multiply to {START} or more"
        )));
    }
}

/// Warns where a short pause restarts the gateway.
pub(super) fn liveness(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let probe = &subject.plan.values.probes.liveness;
    let waits = or(probe.failure_threshold, THRESHOLD).saturating_sub(1);
    let patience = or(probe.period_seconds, PERIOD)
        .saturating_mul(waits)
        .saturating_add(or(probe.timeout_seconds, TIMEOUT));
    if patience < PATIENCE {
        let message = format!(
            "a gateway that does not answer for {patience} seconds is restarted, also when it is only busy"
        );
        let settings = ["probes.liveness.failureThreshold", "probes.liveness.periodSeconds"];
        found.push(Diagnostic::warning(Code::HastyLiveness, message).about(chosen(subject, settings)).help(format!(
            "raise `probes.liveness.failureThreshold` or `periodSeconds`: period times (failures - 1) plus timeout should be \
             {PATIENCE} or more"
        )));
    }
}

fn or(number: Option<i32>, default: i32) -> i32 {
    number.filter(|number| *number > 0).unwrap_or(default)
}

/// The first that a user wrote, or the first.
fn chosen(subject: &Subject, settings: [&'static str; 2]) -> &'static str {
    settings.into_iter().find(|setting| subject.written(setting).is_some()).unwrap_or(settings[0])
}
