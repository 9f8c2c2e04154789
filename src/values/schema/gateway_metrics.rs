//! Monitoring of the gateway.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// Monitoring of the gateway by Prometheus and Grafana; `service.metricsPort` must be on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayMetrics {
    /// A `ServiceMonitor`, by which the Prometheus operator finds each gateway pod.
    pub service_monitor: GatewayMonitor,
    /// A `PrometheusRule` with alerts: no gateway answers, the database does not, requests fail, pods restart, SQLite's
    /// volume fills up.
    pub prometheus_rule: GatewayRule,
    /// A ConfigMap with a dashboard for Grafana.
    pub grafana_dashboard: GrafanaDashboard,
}

/// A `ServiceMonitor` of the Prometheus operator.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayMonitor {
    /// Whether the `ServiceMonitor` is rendered. The cluster must know the kind.
    pub enabled: bool,
    /// Its namespace, where Prometheus does not look into the gateway's. Empty: the gateway's.
    pub namespace: Setting,
    /// Labels by which Prometheus finds it.
    pub labels: BTreeMap<String, String>,
    /// How often Prometheus asks, such as `30s`. Empty: as often as Prometheus does by default.
    pub interval: Setting,
    /// How long Prometheus waits for an answer, at most `interval`. Empty: as long as Prometheus does by default.
    pub scrape_timeout: Setting,
}

/// A `PrometheusRule` of the Prometheus operator.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayRule {
    /// Whether the `PrometheusRule` is rendered. The cluster must know the kind.
    pub enabled: bool,
    /// Its namespace, where Prometheus does not look into the gateway's. Empty: the gateway's.
    pub namespace: Setting,
    /// Labels by which Prometheus finds it.
    pub labels: BTreeMap<String, String>,
}

/// A ConfigMap with a dashboard, as the sidecar of Grafana's chart reads it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GrafanaDashboard {
    /// Whether the ConfigMap is rendered.
    pub enabled: bool,
    /// Its namespace, where Grafana does not look into the gateway's. Empty: the gateway's.
    pub namespace: Setting,
    /// Labels by which Grafana finds it.
    pub labels: BTreeMap<String, String>,
    /// Annotations, such as `grafana_folder: OpenShell`.
    pub annotations: BTreeMap<String, String>,
}
