//! The chart's check that the cluster has the Agent Sandbox API.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;

/// What `--api-versions` may say of the API; versions and kinds are matched literally, as by Helm.
const SERVED: [&str; 4] = [
    "agents.x-k8s.io/v1beta1",
    "agents.x-k8s.io/v1beta1/Sandbox",
    "agents.x-k8s.io/v1alpha1",
    "agents.x-k8s.io/v1alpha1/Sandbox",
];

const PATH: &str = "agentSandbox.preflight.enabled";

/// Adds an error where the cluster is known to lack the API, and a note where nothing is known. A release without the
/// gateway does not need it.
///
/// With target helm nothing known means that the API is missing, as in `helm template`.
pub(super) fn check(values: &Values, release: &Release, problems: &mut Problems) {
    if !values.agent_sandbox.preflight.enabled || !values.gateway.enabled {
        return;
    }
    match (&release.api_versions, release.target) {
        (Some(served), _) if served.iter().any(|api| SERVED.contains(&api.as_str())) => {}
        (None, Target::Kubectl) => {
            problems
                .note(
                    Code::ClusterApi,
                    PATH,
                    "the cluster must serve the Agent Sandbox API (agents.x-k8s.io); rendering does not ask it",
                )
                .help("`kubectl api-resources --api-group=agents.x-k8s.io` shows whether it does")
                .help("`--api-versions agents.x-k8s.io/v1beta1` or `agentSandbox.preflight.enabled: false` ends this note");
        }
        _ => {
            problems
                .error(
                    Code::ClusterApi,
                    PATH,
                    "the gateway needs the Agent Sandbox API (agents.x-k8s.io v1beta1 or v1alpha1), which is not \
                     among the given API versions",
                )
                .help("install Agent Sandbox, and say so with `--api-versions agents.x-k8s.io/v1beta1`")
                .help("or set `agentSandbox.preflight.enabled: false` to render without the check");
        }
    }
}
