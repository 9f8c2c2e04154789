//! PodDisruptionBudget of the gateway.

use k8s_openapi::api::policy::v1::{PodDisruptionBudget, PodDisruptionBudgetSpec};

use crate::plan::Plan;
use crate::plan::availability::disruption_budget::{DisruptionBudget, Limit};
use crate::render::metadata::{matching, namespaced, selector};

/// Keeps the draining of nodes from stopping all gateways at once. A gateway that is not ready anyway may always go:
/// nobody misses it, and its node could not be drained otherwise.
#[must_use]
pub fn gateway(plan: &Plan, budget: &DisruptionBudget) -> PodDisruptionBudget {
    let (min_available, max_unavailable) = match &budget.limit {
        Limit::MinAvailable(count) => (Some(count.clone()), None),
        Limit::MaxUnavailable(count) => (None, Some(count.clone())),
    };
    PodDisruptionBudget {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: Some(PodDisruptionBudgetSpec {
            min_available,
            max_unavailable,
            selector: Some(matching(selector(plan))),
            unhealthy_pod_eviction_policy: budget.lets_unready_go.then(|| "AlwaysAllow".into()),
        }),
        ..Default::default()
    }
}
