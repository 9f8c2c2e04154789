//! StatefulSet of the gateway.

use k8s_openapi::api::apps::v1::{StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy};
use k8s_openapi::api::core::v1::{
    EmptyDirVolumeSource, PersistentVolumeClaimVolumeSource, Volume as PodVolume, VolumeMount,
};

use crate::plan::Plan;
use crate::plan::workload::volume::Volume;
use crate::render::claim;
use crate::render::gateway::pod;
use crate::render::metadata::{matching, namespaced, selector};
use crate::render::object::pod_spec;

/// Name of the volume with SQLite's file; part of the claim's name, so it never changes.
pub const DATA: &str = "openshell-data";

/// Gateways with a volume each. `config` is the text of gateway.toml.
#[must_use]
pub fn gateway(
    plan: &Plan,
    config: &str,
    volume: &Volume,
    update: Option<&StatefulSetUpdateStrategy>,
) -> StatefulSet {
    let mount = VolumeMount { name: DATA.into(), mount_path: "/var/openshell".into(), ..Default::default() };
    let mut template = pod::template(plan, config, vec![mount]);
    let (claims, retention) = match volume {
        Volume::Made { claim, retention } => (Some(vec![claim::template(DATA, claim)]), retention.clone()),
        Volume::Existing(claim) => {
            pod_spec(&mut template).volumes.get_or_insert_default().push(existing(claim));
            (None, None)
        }
        Volume::Ephemeral => {
            pod_spec(&mut template).volumes.get_or_insert_default().push(ephemeral());
            (None, None)
        }
    };
    StatefulSet {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: StatefulSetSpec {
            service_name: Some(plan.names.fullname.clone()),
            replicas: plan.availability.replicas.fixed(),
            update_strategy: update.cloned(),
            min_ready_seconds: plan.values.min_ready_seconds.filter(|seconds| *seconds != 0),
            revision_history_limit: plan.values.revision_history_limit,
            selector: matching(selector(plan)),
            template,
            volume_claim_templates: claims,
            persistent_volume_claim_retention_policy: retention,
            ..Default::default()
        },
        ..Default::default()
    }
}

fn existing(claim: &str) -> PodVolume {
    PodVolume {
        name: DATA.into(),
        persistent_volume_claim: Some(PersistentVolumeClaimVolumeSource {
            claim_name: claim.to_owned(),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn ephemeral() -> PodVolume {
    PodVolume { name: DATA.into(), empty_dir: Some(EmptyDirVolumeSource::default()), ..Default::default() }
}
