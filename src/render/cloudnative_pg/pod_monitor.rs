//! PodMonitor of the servers.

use super::{COMPONENT, of_role};
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::render::custom::prometheus_operator::{Endpoint, PodMonitor, PodMonitorSpec};
use crate::render::metadata::{component, labelled, matching};

/// Has Prometheus ask for each server's metrics.
#[must_use]
pub fn servers(plan: &Plan, planned: &PostgresCluster) -> PodMonitor {
    let monitor = &plan.values.postgres.metrics.service_monitor;
    let metadata = component(plan, COMPONENT, planned.names.cluster());
    PodMonitor::new(
        labelled(metadata, &monitor.labels),
        PodMonitorSpec {
            selector: matching(of_role(planned, "instance")),
            pod_metrics_endpoints: vec![Endpoint {
                port: "metrics",
                interval: monitor.interval.to_option(),
                scrape_timeout: None,
            }],
        },
    )
}
