//! Deployment of the gateway.

use k8s_openapi::api::apps::v1::{Deployment, DeploymentSpec, DeploymentStrategy};

use crate::plan::Plan;
use crate::render::gateway::pod;
use crate::render::metadata::{matching, namespaced, selector};

/// Gateways without volumes of their own. `config` is the text of gateway.toml.
#[must_use]
pub fn gateway(plan: &Plan, config: &str, strategy: Option<&DeploymentStrategy>) -> Deployment {
    Deployment {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: DeploymentSpec {
            replicas: plan.availability.replicas.fixed(),
            strategy: strategy.cloned(),
            min_ready_seconds: plan.values.min_ready_seconds.filter(|seconds| *seconds != 0),
            revision_history_limit: plan.values.revision_history_limit,
            selector: matching(selector(plan)),
            template: pod::template(plan, config, Vec::new()),
            ..Default::default()
        },
        ..Default::default()
    }
}
