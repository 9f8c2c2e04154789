//! OpenShift's kinds.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use super::Custom;

/// OpenShift's `Route`.
pub type Route = Custom<RouteSpec>;

impl Route {
    /// A `Route` of `route.openshift.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: RouteSpec) -> Self {
        Self { api_version: "route.openshift.io/v1", kind: "Route", metadata, spec }
    }
}

/// Specification of an OpenShift `Route`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RouteSpec {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    pub to: RouteTarget,
    pub port: RoutePort,
    pub tls: BTreeMap<&'static str, &'static str>,
    pub wildcard_policy: &'static str,
}

/// The Service behind a `Route`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct RouteTarget {
    pub kind: &'static str,
    pub name: String,
}

/// The port behind a `Route`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct RoutePort {
    pub target_port: &'static str,
}
