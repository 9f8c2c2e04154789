//! StatefulSet of the gateway.

use k8s_openapi::api::apps::v1::{StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy};
use k8s_openapi::api::core::v1::VolumeMount;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use crate::plan::Plan;
use crate::plan::postgres::claim::Made;
use crate::render::claim;
use crate::render::gateway::pod;
use crate::render::metadata::{namespaced, selector};

/// Name of the volume with SQLite's file; part of the claim's name, so it never changes.
const DATA: &str = "openshell-data";

/// Gateways with a volume each. `config` is the text of gateway.toml.
#[must_use]
pub fn gateway(
    plan: &Plan,
    config: &str,
    volume: &Made,
    update: Option<&StatefulSetUpdateStrategy>,
) -> StatefulSet {
    let mount = VolumeMount { name: DATA.into(), mount_path: "/var/openshell".into(), ..Default::default() };
    StatefulSet {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: StatefulSetSpec {
            service_name: Some(plan.names.fullname.clone()),
            replicas: plan.availability.replicas.fixed(),
            update_strategy: update.cloned(),
            min_ready_seconds: plan.values.min_ready_seconds.filter(|seconds| *seconds != 0),
            revision_history_limit: plan.values.revision_history_limit,
            selector: LabelSelector { match_labels: Some(selector(plan)), ..Default::default() },
            template: pod::template(plan, config, vec![mount]),
            volume_claim_templates: Some(vec![claim::template(DATA, volume)]),
            ..Default::default()
        },
        ..Default::default()
    }
}
