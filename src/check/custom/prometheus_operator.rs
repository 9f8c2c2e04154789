//! The Prometheus operator's kinds.
//!
//! Source: the definitions of `monitoring.coreos.com/v1`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::selector;
use crate::diagnostic::Code;
use crate::render::custom::prometheus_operator::{Endpoint, PodMonitor, ServiceMonitor};

/// Units in the order in which they may stand.
const UNITS: [&str; 7] = ["y", "w", "d", "h", "m", "s", "ms"];

/// Checks a ServiceMonitor.
pub(in crate::check) fn service_monitor(object: &ServiceMonitor, findings: &mut Findings) {
    let at = Field::root("spec");
    selector::check(&object.spec.selector, Code::InvalidLabel, &at.name("selector"), findings);
    endpoints(&object.spec.endpoints, &at.name("endpoints"), findings);
}

/// Checks a PodMonitor.
pub(in crate::check) fn pod_monitor(object: &PodMonitor, findings: &mut Findings) {
    let at = Field::root("spec");
    selector::check(&object.spec.selector, Code::InvalidLabel, &at.name("selector"), findings);
    endpoints(&object.spec.pod_metrics_endpoints, &at.name("podMetricsEndpoints"), findings);
}

fn endpoints(endpoints: &[Endpoint], at: &Field, findings: &mut Findings) {
    for (index, endpoint) in endpoints.iter().enumerate() {
        if let Some(interval) = endpoint.interval.as_deref().filter(|text| !is_duration(text)) {
            findings
                .add(
                    CODE,
                    &at.index(index).name("interval"),
                    format!("`{interval}` is no duration for Prometheus"),
                )
                .help("write whole numbers with units, such as `30s` or `1m30s`");
        }
    }
}

/// Numbers with units, the larger unit first; or 0, or nothing.
fn is_duration(text: &str) -> bool {
    let (mut rest, mut units) = (text, UNITS.as_slice());
    while !rest.is_empty() && rest != "0" {
        let digits = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let unit = &digits[..digits.find(|letter: char| letter.is_ascii_digit()).unwrap_or(digits.len())];
        let Some(at) = units.iter().position(|known| *known == unit) else { return false };
        if digits.len() == rest.len() {
            return false;
        }
        units = &units[at + 1..];
        rest = &digits[unit.len()..];
    }
    rest.is_empty() || text == "0"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_those_of_prometheus() {
        for good in ["", "0", "30s", "1m30s", "500ms", "1y2w3d4h5m6s7ms", "90m"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in ["30", "s", "1.5h", "-1s", "1 m", "1s1m", "1m1m", "30S", "1s0", "00", "1sec", "١s"] {
            assert!(!is_duration(bad), "{bad}");
        }
    }
}
