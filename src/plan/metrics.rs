//! Monitoring of the gateway.

use crate::diagnostic::Code;
use crate::plan::ports::Ports;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::setting::Setting;

/// What is rendered for monitoring, each with its namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// A ServiceMonitor.
    pub service_monitor: Option<String>,
    /// A PrometheusRule.
    pub prometheus_rule: Option<String>,
    /// A ConfigMap with a dashboard.
    pub grafana_dashboard: Option<String>,
}

/// Decides on monitoring; adds to `problems` what needs metrics where they are off.
pub(super) fn plan(
    values: &Values,
    ports: Option<Ports>,
    namespace: &str,
    problems: &mut Problems,
) -> Metrics {
    let metrics = &values.metrics;
    let (monitor, rule) = (&metrics.service_monitor, &metrics.prometheus_rule);
    let dashboard = &metrics.grafana_dashboard;
    let is_off = ports.is_some_and(|ports| ports.metrics.is_none());
    let mut of = |path: &str, enabled: bool, other: &Setting| {
        if enabled && is_off {
            problems
                .error(
                    Code::Conflict,
                    path,
                    format!("`{path}` needs the gateway's metrics, and `service.metricsPort` turns them off"),
                )
                .help("set `service.metricsPort: 9090`")
                .help(format!("or `{path}: false`"));
        }
        enabled.then(|| other.get().unwrap_or(namespace).to_owned())
    };
    Metrics {
        service_monitor: of("metrics.serviceMonitor.enabled", monitor.enabled, &monitor.namespace),
        prometheus_rule: of("metrics.prometheusRule.enabled", rule.enabled, &rule.namespace),
        grafana_dashboard: of("metrics.grafanaDashboard.enabled", dashboard.enabled, &dashboard.namespace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn monitoring_needs_metrics() {
        let mut values = Values::default();
        values.metrics.service_monitor.enabled = true;
        let ports = |metrics| Some(Ports { grpc: 1, health: Some(2), metrics });
        let mut problems = Problems::default();
        let planned = plan(&values, ports(Some(3)), "a", &mut problems);
        assert_eq!(planned, Metrics { service_monitor: Some("a".into()), ..Default::default() });
        assert!(!problems.refuse());
        plan(&values, ports(None), "a", &mut problems);
        assert!(problems.refuse());
    }
}
