//! What the restricted standard adds to the baseline.

use k8s_openapi::api::core::v1::{PodSpec, SeccompProfile, SecurityContext, Volume};

use super::{Violation, unless};
use crate::lint::workload::containers;

const SECCOMP: &str = "must be RuntimeDefault or Localhost, here or for the whole pod";

/// What keeps a pod from the restricted standard, besides what keeps it from the baseline.
pub(super) fn violations(spec: &PodSpec) -> Vec<Violation> {
    let mut found = Vec::new();
    for (index, volume) in spec.volumes.iter().flatten().enumerate() {
        let rule = "must be of a kind that comes from the cluster, such as a claim, Secret or ConfigMap";
        // A folder of the node is a violation of the baseline already.
        unless(
            is_of_the_cluster(volume) || volume.host_path.is_some(),
            format!("volumes[{index}]"),
            rule,
            &mut found,
        );
    }
    let pod = spec.security_context.clone().unwrap_or_default();
    unless(pod.run_as_non_root != Some(false), "securityContext.runAsNonRoot", "must be true", &mut found);
    unless(pod.run_as_user != Some(0), "securityContext.runAsUser", "must not be 0", &mut found);
    let none = SecurityContext::default();
    for (place, container) in containers(spec) {
        let context = container.security_context.as_ref().unwrap_or(&none);
        let field = |name: &str| format!("{place}.securityContext.{name}");
        let no_escalation = context.allow_privilege_escalation == Some(false);
        unless(no_escalation, field("allowPrivilegeEscalation"), "must be false", &mut found);
        let non_root = context.run_as_non_root.or(pod.run_as_non_root) == Some(true);
        unless(non_root, field("runAsNonRoot"), "must be true, here or for the whole pod", &mut found);
        unless(context.run_as_user != Some(0), field("runAsUser"), "must not be 0", &mut found);
        let profile = context.seccomp_profile.as_ref().or(pod.seccomp_profile.as_ref());
        unless(is_chosen(profile), field("seccompProfile.type"), SECCOMP, &mut found);
        let capabilities = context.capabilities.as_ref();
        let dropped = capabilities.and_then(|capabilities| capabilities.drop.as_deref()).unwrap_or_default();
        unless(
            dropped.iter().any(|name| name == "ALL"),
            field("capabilities.drop"),
            "must hold ALL",
            &mut found,
        );
        let added = capabilities.and_then(|capabilities| capabilities.add.as_deref()).unwrap_or_default();
        let few = added.iter().all(|name| name == "NET_BIND_SERVICE");
        unless(few, field("capabilities.add"), "may only hold NET_BIND_SERVICE", &mut found);
    }
    found
}

/// An unconfined one is a violation of the baseline already.
fn is_chosen(profile: Option<&SeccompProfile>) -> bool {
    profile.is_some_and(|profile| {
        matches!(profile.type_.as_str(), "RuntimeDefault" | "Localhost" | "Unconfined")
    })
}

fn is_of_the_cluster(volume: &Volume) -> bool {
    volume.config_map.is_some()
        || volume.csi.is_some()
        || volume.downward_api.is_some()
        || volume.empty_dir.is_some()
        || volume.ephemeral.is_some()
        || volume.persistent_volume_claim.is_some()
        || volume.projected.is_some()
        || volume.secret.is_some()
}
