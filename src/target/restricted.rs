//! The restricted Pod Security Standard.

use k8s_openapi::api::core::v1::{PodTemplateSpec, SecurityContext};

use crate::render::gateway::container;
use crate::render::object::pod_spec;
use crate::render::restricted::runtime_default;

/// Gives a pod the seccomp profile that the standard asks for and the chart leaves out.
///
/// A profile that the user chose stays, and a user who removed the container's security context altogether gets
/// none either. Only the gateway's own container counts; users' further ones are theirs.
pub(super) fn add_seccomp_profile(template: &mut PodTemplateSpec) {
    let pod = pod_spec(template);
    let contexts = || {
        let own = pod.containers.iter().filter(|container| container.name == container::NAME);
        own.filter_map(|container| container.security_context.as_ref())
    };
    let removed = contexts().all(|context| *context == SecurityContext::default());
    let chosen = contexts().any(|context| context.seccomp_profile.is_some());
    if removed || chosen {
        return;
    }
    let context = pod.security_context.get_or_insert_default();
    context.seccomp_profile.get_or_insert_with(runtime_default);
}
