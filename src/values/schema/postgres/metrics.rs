//! Metrics of the database.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::postgres::image::PostgresImage;
use crate::values::schema::setting::Setting;

/// Metrics of the database: a `postgres_exporter` beside the server.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Metrics {
    /// Whether the exporter runs. Its port is 9187.
    pub enabled: bool,
    /// Image of the exporter.
    pub image: PostgresImage,
    /// A `ServiceMonitor` for the Prometheus operator.
    pub service_monitor: Monitor,
    /// A `PrometheusRule` with alerts: archiving fails, backups are too old, the volume or the connections run out.
    pub prometheus_rule: Rule,
}

/// A `ServiceMonitor` of the Prometheus operator.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Monitor {
    /// Whether the `ServiceMonitor` is rendered. The cluster must know the kind.
    pub enabled: bool,
    /// Labels by which Prometheus finds it.
    pub labels: BTreeMap<String, String>,
    /// How often Prometheus asks, such as `30s`. Empty: as often as Prometheus does by default.
    pub interval: Setting,
}

/// A `PrometheusRule` of the Prometheus operator.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Rule {
    /// Whether the `PrometheusRule` is rendered. The cluster must know the kind.
    pub enabled: bool,
    /// Labels by which Prometheus finds it.
    pub labels: BTreeMap<String, String>,
}
