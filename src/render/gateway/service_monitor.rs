//! ServiceMonitor of the gateway.

use crate::plan::Plan;
use crate::render::custom::prometheus_operator::{
    Endpoint, NamespaceSelector, ServiceMonitor, ServiceMonitorSpec,
};
use crate::render::metadata::{in_namespace, labelled, matching, selector};

/// Has Prometheus ask each gateway pod for its metrics: it finds the pods behind the Service.
#[must_use]
pub fn gateway(plan: &Plan, namespace: &str) -> ServiceMonitor {
    let monitor = &plan.values.metrics.service_monitor;
    let metadata = in_namespace(plan, namespace, plan.names.fullname.clone());
    let own = plan.release.namespace.clone();
    ServiceMonitor::new(
        labelled(metadata, &monitor.labels),
        ServiceMonitorSpec {
            selector: matching(selector(plan)),
            namespace_selector: (own != namespace).then(|| NamespaceSelector { match_names: vec![own] }),
            endpoints: vec![Endpoint {
                port: "metrics",
                interval: monitor.interval.to_option(),
                scrape_timeout: monitor.scrape_timeout.to_option(),
            }],
        },
    )
}
