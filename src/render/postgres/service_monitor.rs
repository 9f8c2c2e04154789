//! ServiceMonitor of the server.

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::custom::prometheus_operator::{Endpoint, ServiceMonitor, ServiceMonitorSpec};
use crate::render::metadata::{component, component_selector, labelled, matching};

/// Has Prometheus ask for the server's metrics.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> ServiceMonitor {
    let monitor = &plan.values.postgres.metrics.service_monitor;
    let metadata = component(plan, COMPONENT, server.names.server());
    ServiceMonitor::new(
        labelled(metadata, &monitor.labels),
        ServiceMonitorSpec {
            selector: matching(component_selector(plan, COMPONENT)),
            namespace_selector: None,
            endpoints: vec![Endpoint {
                port: "metrics",
                interval: monitor.interval.to_option(),
                scrape_timeout: None,
            }],
        },
    )
}
