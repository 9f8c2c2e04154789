//! The Prometheus operator's kinds.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use serde::Serialize;

use super::Custom;

const MONITORING: &str = "monitoring.coreos.com/v1";

/// The Prometheus operator's `ServiceMonitor`.
pub type ServiceMonitor = Custom<ServiceMonitorSpec>;

impl ServiceMonitor {
    /// A `ServiceMonitor` of `monitoring.coreos.com/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: ServiceMonitorSpec) -> Self {
        Self { api_version: MONITORING, kind: "ServiceMonitor", metadata, spec }
    }
}

/// The Prometheus operator's `PodMonitor`.
pub type PodMonitor = Custom<PodMonitorSpec>;

impl PodMonitor {
    /// A `PodMonitor` of `monitoring.coreos.com/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: PodMonitorSpec) -> Self {
        Self { api_version: MONITORING, kind: "PodMonitor", metadata, spec }
    }
}

/// The Prometheus operator's `PrometheusRule`.
pub type PrometheusRule = Custom<PrometheusRuleSpec>;

impl PrometheusRule {
    /// A `PrometheusRule` of `monitoring.coreos.com/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, groups: Vec<RuleGroup>) -> Self {
        Self {
            api_version: MONITORING,
            kind: "PrometheusRule",
            metadata,
            spec: PrometheusRuleSpec { groups },
        }
    }
}

/// Specification of a `ServiceMonitor`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the operator's own
pub struct ServiceMonitorSpec {
    pub selector: LabelSelector,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace_selector: Option<NamespaceSelector>,
    pub endpoints: Vec<Endpoint>,
}

/// Namespaces of the Services, where they are not the monitor's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct NamespaceSelector {
    pub match_names: Vec<String>,
}

/// Specification of a `PodMonitor`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct PodMonitorSpec {
    pub selector: LabelSelector,
    pub pod_metrics_endpoints: Vec<Endpoint>,
}

/// A port that is asked for metrics.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Endpoint {
    pub port: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scrape_timeout: Option<String>,
}

/// Specification of a `PrometheusRule`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct PrometheusRuleSpec {
    pub groups: Vec<RuleGroup>,
}

/// Rules that are evaluated together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct RuleGroup {
    pub name: String,
    pub rules: Vec<AlertingRule>,
}

/// An alert.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct AlertingRule {
    pub alert: &'static str,
    pub expr: String,
    #[serde(rename = "for")]
    pub for_: &'static str,
    pub labels: BTreeMap<&'static str, &'static str>,
    pub annotations: BTreeMap<&'static str, String>,
}

impl AlertingRule {
    /// An alert of a severity for an expression that is true for so long, such as `10m`.
    #[must_use]
    pub fn new(
        alert: &'static str,
        expr: String,
        for_: &'static str,
        severity: &'static str,
        summary: &str,
    ) -> Self {
        let labels = BTreeMap::from([("severity", severity)]);
        Self { alert, expr, for_, labels, annotations: BTreeMap::from([("summary", summary.to_owned())]) }
    }
}
