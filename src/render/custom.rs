//! Kinds that `k8s-openapi` lacks: cert-manager, CloudNativePG, Gateway API, OpenShift and the Prometheus operator.
//!
//! Only the fields that are rendered are here, called as in their APIs.

pub mod cert_manager;
pub mod cloudnative_pg;
pub mod gateway_api;
pub mod openshift;
pub mod prometheus_operator;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

/// An object of a custom kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Custom<Spec> {
    /// Group and version.
    pub api_version: &'static str,
    /// Kind.
    pub kind: &'static str,
    /// Metadata.
    pub metadata: ObjectMeta,
    /// Specification.
    pub spec: Spec,
}

/// Whether a part says nothing, so that it is left out.
fn is_default<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}
