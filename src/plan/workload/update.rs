//! How new gateways take the place of old ones.

use k8s_openapi::api::apps::v1::{
    DeploymentStrategy, RollingUpdateDeployment, RollingUpdateStatefulSetStrategy, StatefulSetUpdateStrategy,
};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::diagnostic::Code;
use crate::plan::availability::disruption_budget::count;
use crate::plan::availability::placement::rolls_beside;
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;
use crate::values::schema::anti_affinity::AntiAffinityPreset;
use crate::values::schema::update_strategy::UpdateStrategyType;

/// A Deployment's strategy; what is wrong is added to `problems`.
///
/// Unless a user sets it, the next gateway is ready before an old one goes. Where gateways never share a node and the
/// cluster cannot tell rollouts apart, an old one makes room first. The chart leaves both numbers to Kubernetes, so
/// target helm does.
pub(super) fn of_deployment(
    values: &Values,
    release: &Release,
    problems: &mut Problems,
) -> Option<DeploymentStrategy> {
    let update = &values.update_strategy;
    let set = (count(&update.rolling_update.max_unavailable), count(&update.rolling_update.max_surge));
    match update.kind {
        Some(UpdateStrategyType::OnDelete) => {
            refuse(UpdateStrategyType::OnDelete, "RollingUpdate` or `Recreate", problems);
            None
        }
        Some(UpdateStrategyType::Recreate) => {
            Some(DeploymentStrategy { type_: Some("Recreate".into()), rolling_update: rolling(set) })
        }
        kind => {
            let by_default = default_counts(values, release);
            let counts = if set == (None, None) { by_default } else { set };
            let type_ = kind.map(|_| "RollingUpdate".to_owned());
            let rolling_update = rolling(counts);
            (type_.is_some() || rolling_update.is_some())
                .then(|| DeploymentStrategy { type_: Some("RollingUpdate".into()), rolling_update })
        }
    }
}

/// Gateways that may be missing, and that there may be too many.
type Counts = (Option<IntOrString>, Option<IntOrString>);

fn rolling((max_unavailable, max_surge): Counts) -> Option<RollingUpdateDeployment> {
    (max_unavailable.is_some() || max_surge.is_some())
        .then_some(RollingUpdateDeployment { max_surge, max_unavailable })
}

fn default_counts(values: &Values, release: &Release) -> Counts {
    let needs_room =
        values.pod_anti_affinity_preset == AntiAffinityPreset::Hard && !rolls_beside(values, release);
    match release.target {
        Target::Helm => (None, None),
        Target::Kubectl if needs_room => (Some(IntOrString::Int(1)), Some(IntOrString::Int(0))),
        Target::Kubectl => (Some(IntOrString::Int(0)), Some(IntOrString::Int(1))),
    }
}

/// A StatefulSet's strategy; what is wrong is added to `problems`.
pub(super) fn of_stateful_set(values: &Values, problems: &mut Problems) -> Option<StatefulSetUpdateStrategy> {
    let update = &values.update_strategy;
    if update.kind == Some(UpdateStrategyType::Recreate) {
        refuse(UpdateStrategyType::Recreate, "RollingUpdate` or `OnDelete", problems);
    }
    if count(&update.rolling_update.max_surge).is_some() {
        let path = "updateStrategy.rollingUpdate.maxSurge";
        let message = format!("`{path}` is set, but a StatefulSet never has more pods than replicas");
        problems
            .error(Code::Conflict, path, message)
            .help(format!("remove `{path}`"))
            .help("or set `workload.kind: deployment`, which needs PostgreSQL");
    }
    let max_unavailable = count(&update.rolling_update.max_unavailable);
    let rolling_update = max_unavailable.map(|max_unavailable| RollingUpdateStatefulSetStrategy {
        max_unavailable: Some(max_unavailable),
        ..Default::default()
    });
    let type_ = match update.kind {
        Some(UpdateStrategyType::OnDelete) => Some("OnDelete"),
        Some(UpdateStrategyType::RollingUpdate) => Some("RollingUpdate"),
        _ => rolling_update.as_ref().map(|_| "RollingUpdate"),
    };
    type_.map(|type_| StatefulSetUpdateStrategy { type_: Some(type_.into()), rolling_update })
}

fn refuse(kind: UpdateStrategyType, instead: &str, problems: &mut Problems) {
    let path = "updateStrategy.type";
    let (word, other) = match kind {
        UpdateStrategyType::OnDelete => ("OnDelete", "Deployment"),
        UpdateStrategyType::Recreate | UpdateStrategyType::RollingUpdate => ("Recreate", "StatefulSet"),
    };
    problems
        .error(Code::Conflict, path, format!("`{path}` is `{word}`, which a {other} does not know"))
        .help(format!("set it to `{instead}`"));
}
