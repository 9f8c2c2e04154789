//! Namespace of the gateway.

use k8s_openapi::api::core::v1::Namespace;

use crate::plan::Plan;
use crate::render::metadata::cluster_scoped;

/// The gateway's namespace.
#[must_use]
pub fn gateway(plan: &Plan) -> Namespace {
    Namespace { metadata: cluster_scoped(plan, plan.release.namespace.clone()), ..Default::default() }
}
