//! ServiceAccounts.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ServiceAccount;

use crate::plan::Plan;
use crate::render::metadata::{annotated, in_namespace, namespaced};

/// The identity of the gateway.
#[must_use]
pub fn gateway(plan: &Plan, name: &str, annotations: &BTreeMap<String, String>) -> ServiceAccount {
    ServiceAccount { metadata: annotated(namespaced(plan, name), annotations), ..Default::default() }
}

/// The identity of sandbox pods.
#[must_use]
pub fn sandbox(plan: &Plan, name: &str, annotations: &BTreeMap<String, String>) -> ServiceAccount {
    let metadata = in_namespace(plan, &plan.sandboxes.namespace, name);
    ServiceAccount { metadata: annotated(metadata, annotations), ..Default::default() }
}
