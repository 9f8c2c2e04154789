//! Which nodes the gateways run on.

use k8s_openapi::api::core::v1::{Affinity, PodAffinityTerm, PodAntiAffinity, WeightedPodAffinityTerm};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use super::replicas::Replicas;
use crate::plan::kube_version::KubeVersion;
use crate::plan::names::Names;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;
use crate::values::schema::anti_affinity::AntiAffinityPreset;

/// The label by which nodes differ.
const NODE: &str = "kubernetes.io/hostname";

/// The label in which the pods of a Deployment's rollouts differ.
const ROLLOUT: &str = "pod-template-hash";

/// Decides on the affinity of the gateway's pods: the user's, and where that does not say which pods keep apart, several
/// gateways keep apart as the preset says. The chart has no preset, so target helm has none.
pub(super) fn plan(
    values: &Values,
    replicas: &Replicas,
    names: &Names,
    release: &Release,
) -> Option<Affinity> {
    let own = values.affinity.clone().filter(|affinity| *affinity != Affinity::default());
    let keeps_apart = own.as_ref().is_some_and(|affinity| affinity.pod_anti_affinity.is_some());
    if keeps_apart || release.target == Target::Helm || !replicas.are_several() {
        return own;
    }
    let anti_affinity = preset(values, names, release);
    match (own, anti_affinity) {
        (own, None) => own,
        (own, pod_anti_affinity) => Some(Affinity { pod_anti_affinity, ..own.unwrap_or_default() }),
    }
}

fn preset(values: &Values, names: &Names, release: &Release) -> Option<PodAntiAffinity> {
    let term = PodAffinityTerm {
        label_selector: Some(LabelSelector {
            match_labels: Some(names.selector(&release.name)),
            ..Default::default()
        }),
        topology_key: NODE.into(),
        ..Default::default()
    };
    match values.pod_anti_affinity_preset {
        AntiAffinityPreset::None => None,
        AntiAffinityPreset::Soft => Some(PodAntiAffinity {
            preferred_during_scheduling_ignored_during_execution: Some(vec![WeightedPodAffinityTerm {
                weight: 100,
                pod_affinity_term: term,
            }]),
            ..Default::default()
        }),
        AntiAffinityPreset::Hard => Some(PodAntiAffinity {
            required_during_scheduling_ignored_during_execution: Some(vec![PodAffinityTerm {
                match_label_keys: rolls_beside(values, release).then(|| vec![ROLLOUT.to_owned()]),
                ..term
            }]),
            ..Default::default()
        }),
    }
}

/// Whether the gateways of a rollout need only keep apart from each other, and not from those that they replace: with
/// as many nodes as gateways a rollout would otherwise wait for a node forever.
#[must_use]
pub fn rolls_beside(values: &Values, release: &Release) -> bool {
    let is_deployment =
        values.workload.kind.get().is_some_and(|kind| kind.eq_ignore_ascii_case("deployment"));
    is_deployment && release.kube_version >= KubeVersion::MATCH_LABEL_KEYS
}
