//! The Prometheus operator's kinds.
//!
//! Source: the definitions of `monitoring.coreos.com/v1`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::selector;
use crate::diagnostic::Code;
use crate::render::custom::prometheus_operator::{Endpoint, PodMonitor, ServiceMonitor};

/// Units in the order in which they may stand, in milliseconds.
const UNITS: [(&str, u64); 7] = [
    ("y", 365 * 86_400_000),
    ("w", 7 * 86_400_000),
    ("d", 86_400_000),
    ("h", 3_600_000),
    ("m", 60_000),
    ("s", 1000),
    ("ms", 1),
];

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
        let at = at.index(index);
        let interval = duration(endpoint.interval.as_deref(), &at.name("interval"), findings);
        let at = at.name("scrapeTimeout");
        let timeout = duration(endpoint.scrape_timeout.as_deref(), &at, findings);
        // The operator leaves such a monitor out.
        if timeout.zip(interval).is_some_and(|(timeout, interval)| timeout > interval && interval > 0) {
            findings
                .add(CODE, &at, "Prometheus would wait for an answer for longer than until it asks again")
                .help("wait for less, or ask less often");
        }
    }
}

fn duration(text: Option<&str>, at: &Field, findings: &mut Findings) -> Option<u64> {
    let text = text?;
    let found = milliseconds(text);
    if found.is_none() {
        findings
            .add(CODE, at, format!("`{text}` is no duration for Prometheus"))
            .help("write whole numbers with units, such as `30s` or `1m30s`");
    }
    found
}

/// Numbers with units, the larger unit first; or 0, or nothing. None where a text is neither.
fn milliseconds(text: &str) -> Option<u64> {
    if text == "0" {
        return Some(0);
    }
    let (mut rest, mut units, mut sum) = (text, UNITS.as_slice(), 0_u64);
    while !rest.is_empty() {
        let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let number = &rest[..rest.len() - behind.len()];
        let unit = &behind[..behind.find(|letter: char| letter.is_ascii_digit()).unwrap_or(behind.len())];
        let at = units.iter().position(|(known, _)| *known == unit)?;
        if number.is_empty() {
            return None;
        }
        // What does not fit is longer than anything it is compared with.
        sum = sum.saturating_add(number.parse().unwrap_or(u64::MAX).saturating_mul(units[at].1));
        units = &units[at + 1..];
        rest = &behind[unit.len()..];
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};

    use super::*;
    use crate::check::testing;
    use crate::render::custom::prometheus_operator::{Endpoint, ServiceMonitorSpec};

    #[test]
    fn durations_are_those_of_prometheus() {
        for good in ["", "0", "30s", "1m30s", "500ms", "1y2w3d4h5m6s7ms", "90m"] {
            assert!(milliseconds(good).is_some(), "{good}");
        }
        for bad in ["30", "s", "1.5h", "-1s", "1 m", "1s1m", "1m1m", "30S", "1s0", "00", "1sec", "١s"] {
            assert_eq!(milliseconds(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_answer_comes_before_the_next_question() {
        let fields = |interval: &str, timeout: &str| {
            let spec = ServiceMonitorSpec {
                selector: LabelSelector::default(),
                namespace_selector: None,
                endpoints: vec![Endpoint {
                    port: "metrics",
                    interval: Some(interval.into()).filter(|text: &String| !text.is_empty()),
                    scrape_timeout: Some(timeout.into()),
                }],
            };
            let monitor = ServiceMonitor::new(ObjectMeta::default(), spec);
            testing::fields(|findings| service_monitor(&monitor, findings))
        };
        assert!(fields("1m", "60s").is_empty() && fields("", "1h").is_empty());
        assert_eq!(fields("1m", "1m1ms"), ["spec.endpoints[0].scrapeTimeout"]);
        assert_eq!(fields("1m", "soon"), ["spec.endpoints[0].scrapeTimeout"]);
    }
}
