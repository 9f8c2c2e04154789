//! Security contexts of containers.

use k8s_openapi::api::core::v1::{Container, PodSpec, SecurityContext};

use super::{CODE, MOST_ID, profile, windows};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{number, word};

/// Checks a container's security context, and what follows from it and the pod's together.
pub(in crate::check::pod) fn check(
    container: &Container,
    pod: &PodSpec,
    at: &Field,
    findings: &mut Findings,
) {
    let at = at.name("securityContext");
    root(container, pod, &at, findings);
    let Some(context) = &container.security_context else { return };
    for (field, id) in [("runAsUser", context.run_as_user), ("runAsGroup", context.run_as_group)] {
        if let Some(id) = id {
            number::within(id, 0, MOST_ID, CODE, &at.name(field), findings);
        }
    }
    if let Some(mount) = &context.proc_mount {
        let at = at.name("procMount");
        word::check(mount, &["Default", "Unmasked"], CODE, &at, findings);
        if mount == "Unmasked" && pod.host_users != Some(false) {
            findings
                .add(CODE, &at, "`Unmasked` needs a pod with `hostUsers: false`")
                .help("remove it, or set `hostUsers` to false");
        }
    }
    escalation(context, &at, findings);
    if let Some(seccomp) = &context.seccomp_profile {
        profile::seccomp(seccomp, &at.name("seccompProfile"), findings);
    }
    if let Some(armor) = &context.app_armor_profile {
        profile::app_armor(armor, &at.name("appArmorProfile"), findings);
    }
    if let Some(options) = &context.windows_options {
        windows::options(options, &at.name("windowsOptions"), findings);
    }
}

/// Who already may do all cannot be kept from getting more. The API server knows the capability by its full name only.
fn escalation(context: &SecurityContext, at: &Field, findings: &mut Findings) {
    if context.allow_privilege_escalation != Some(false) {
        return;
    }
    let at = at.name("allowPrivilegeEscalation");
    if context.privileged == Some(true) {
        findings
            .add(CODE, &at, "a privileged container cannot be kept from getting more privileges")
            .help("set `privileged` to false, or `allowPrivilegeEscalation` to true");
    }
    let added = context.capabilities.as_ref().and_then(|capabilities| capabilities.add.as_ref());
    if added.into_iter().flatten().any(|capability| capability == "CAP_SYS_ADMIN") {
        findings
            .add(CODE, &at, "a container with CAP_SYS_ADMIN cannot be kept from getting more privileges")
            .help("remove the capability, or set `allowPrivilegeEscalation` to true");
    }
}

/// The API server takes a root user who must not be one; a kubelet never starts such a container.
fn root(container: &Container, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let own = container.security_context.as_ref();
    let of_pod = pod.security_context.as_ref();
    let own_user = own.and_then(|context| context.run_as_user);
    let user = own_user.or_else(|| of_pod.and_then(|context| context.run_as_user));
    let own_rule = own.and_then(|context| context.run_as_non_root);
    let rule = own_rule.or_else(|| of_pod.and_then(|context| context.run_as_non_root));
    if user == Some(0) && rule == Some(true) {
        let field = if own_user.is_some() { "runAsUser" } else { "runAsNonRoot" };
        findings
            .add(CODE, &at.name(field), "the container is to run as root (user 0), and not to run as root")
            .help("choose another user, or set `runAsNonRoot` to false");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::super::testing::{fields, pod, table, with_container};

    #[test]
    fn containers() {
        let wrap = |context: Json| with_container(json!({ "securityContext": context }));
        table(
            wrap,
            &[
                json!({ "privileged": true }),
                json!({ "allowPrivilegeEscalation": false, "capabilities": { "add": ["NET_ADMIN"] } }),
                json!({ "runAsNonRoot": true, "runAsUser": 1 }),
            ],
            &[
                json!({ "privileged": true, "allowPrivilegeEscalation": false }),
                json!({ "capabilities": { "add": ["CAP_SYS_ADMIN"] }, "allowPrivilegeEscalation": false }),
                json!({ "procMount": "Unmasked" }),
                json!({ "runAsNonRoot": true, "runAsUser": 0 }),
                json!({ "runAsGroup": -1 }),
            ],
        );
    }

    #[test]
    fn a_container_takes_from_its_pod_what_it_leaves_open() {
        let both = |of_pod: Json, own: Json| {
            fields(&pod(json!({
                "securityContext": of_pod,
                "containers": [{ "name": "a", "image": "a", "securityContext": own }],
            })))
        };
        let (root, rule) = (json!({ "runAsUser": 0 }), json!({ "runAsNonRoot": true }));
        assert_eq!(both(root.clone(), rule.clone()), ["containers[0].securityContext.runAsNonRoot"]);
        assert_eq!(both(rule, root.clone()), ["containers[0].securityContext.runAsUser"]);
        assert_eq!(both(root, json!({ "runAsNonRoot": true, "runAsUser": 1 })), [] as [&str; 0]);
    }
}
