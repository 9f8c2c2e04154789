//! PodDisruptionBudget of the server.

use k8s_openapi::api::policy::v1::{PodDisruptionBudget, PodDisruptionBudgetSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::{component, component_selector, matching};

/// Keeps the one pod from being evicted.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> PodDisruptionBudget {
    PodDisruptionBudget {
        metadata: component(plan, COMPONENT, server.names.server()),
        spec: Some(PodDisruptionBudgetSpec {
            min_available: Some(IntOrString::Int(1)),
            selector: Some(matching(component_selector(plan, COMPONENT))),
            ..Default::default()
        }),
        ..Default::default()
    }
}
