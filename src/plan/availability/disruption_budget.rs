//! How many gateways may be taken away at once.

use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::replicas::Replicas;
use crate::diagnostic::Code;
use crate::plan::kube_version::KubeVersion;
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;
use crate::values::schema::number_or_text::NumberOrText;

/// What a PodDisruptionBudget holds to.
#[derive(Clone, Debug, PartialEq)]
pub struct DisruptionBudget {
    /// How many gateways it keeps.
    pub limit: Limit,
    /// Whether a gateway that is not ready may always go; where the cluster cannot say so, the limit counts for it too.
    pub lets_unready_go: bool,
}

/// A number of gateways, or a percentage of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// So many must stay.
    MinAvailable(IntOrString),
    /// So many may go.
    MaxUnavailable(IntOrString),
}

/// Decides on the budget; what is wrong is added to `problems`.
///
/// Without a setting there is one for several gateways, except for target helm: the chart has none. It lets one gateway
/// go at a time, whatever their number, so that it never blocks the draining of a node for good.
pub(super) fn plan(
    values: &Values,
    replicas: &Replicas,
    release: &Release,
    problems: &mut Problems,
) -> Option<DisruptionBudget> {
    let budget = &values.pod_disruption_budget;
    let by_default = release.target == Target::Kubectl && replicas.are_several();
    if !budget.enabled.unwrap_or(by_default) {
        return None;
    }
    let limit = match (count(&budget.min_available), count(&budget.max_unavailable)) {
        (Some(_), Some(_)) => {
            problems
                .error(
                    Code::Conflict,
                    "podDisruptionBudget.minAvailable",
                    "`podDisruptionBudget.minAvailable` and `maxUnavailable` exclude each other",
                )
                .help("remove one of them; `maxUnavailable` stays right when the number of gateways changes");
            return None;
        }
        (Some(count), None) => Limit::MinAvailable(count),
        (None, Some(count)) => Limit::MaxUnavailable(count),
        (None, None) => Limit::MaxUnavailable(IntOrString::Int(1)),
    };
    let lets_unready_go = release.kube_version >= KubeVersion::UNHEALTHY_EVICTION;
    Some(DisruptionBudget { limit, lets_unready_go })
}

/// A number or percentage as Kubernetes takes it. A number in quotes is a number; one out of range is left for the check
/// of the object.
pub fn count(setting: &NumberOrText) -> Option<IntOrString> {
    let text = setting.text()?;
    Some(text.parse().map_or(IntOrString::String(text), IntOrString::Int))
}
