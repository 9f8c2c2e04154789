//! Security contexts of pods.

pub(super) mod container;
mod profile;
mod sysctl;
mod windows;

use k8s_openapi::api::core::v1::PodSpec;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{number, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidSecurityContext;

/// The most that a user's or a group's ID may be.
const MOST_ID: i64 = i32::MAX as i64;

/// Checks a pod's security context, and what it shares with the node.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    namespaces(pod, at, findings);
    windows::host_process(pod, at, findings);
    let Some(context) = &pod.security_context else { return };
    let at = at.name("securityContext");
    let ids = [
        ("fsGroup", context.fs_group),
        ("runAsUser", context.run_as_user),
        ("runAsGroup", context.run_as_group),
    ];
    for (field, id) in ids {
        if let Some(id) = id {
            number::within(id, 0, MOST_ID, CODE, &at.name(field), findings);
        }
    }
    let groups = at.name("supplementalGroups");
    for (index, group) in context.supplemental_groups.iter().flatten().enumerate() {
        number::within(*group, 0, MOST_ID, CODE, &groups.index(index), findings);
    }
    let words = [
        ("fsGroupChangePolicy", &context.fs_group_change_policy, &["OnRootMismatch", "Always"][..]),
        ("supplementalGroupsPolicy", &context.supplemental_groups_policy, &["Merge", "Strict"][..]),
        // `MountOption` stands behind a feature gate that is off.
        ("seLinuxChangePolicy", &context.se_linux_change_policy, &["Recursive"][..]),
    ];
    for (field, word, known) in words {
        word::given(word.as_deref(), known, CODE, &at.name(field), findings);
    }
    sysctl::check(context, pod, &at.name("sysctls"), findings);
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

/// Namespaces of the kernel that the pod shares with the node.
fn namespaces(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    if pod.share_process_namespace == Some(true) && pod.host_pid == Some(true) {
        findings
            .add(
                CODE,
                &at.name("shareProcessNamespace"),
                "`shareProcessNamespace` and `hostPID` exclude each other",
            )
            .help("remove one of them");
    }
    if pod.host_users != Some(false) {
        return;
    }
    for (field, is_set) in
        [("hostNetwork", pod.host_network), ("hostPID", pod.host_pid), ("hostIPC", pod.host_ipc)]
    {
        if is_set == Some(true) {
            findings
                .add(CODE, &at.name(field), format!("`{field}` and `hostUsers: false` exclude each other"))
                .help("remove one of them");
        }
    }
    for (list, containers) in
        [("containers", Some(&pod.containers)), ("initContainers", pod.init_containers.as_ref())]
    {
        let at = at.name(list);
        for (index, container) in containers.into_iter().flatten().enumerate() {
            if container.volume_devices.iter().flatten().next().is_some() {
                findings
                    .add(CODE, &at.index(index).name("volumeDevices"), "`hostUsers: false` excludes devices")
                    .help("remove one of them");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::testing::{pod, table};

    #[test]
    fn pods() {
        let wrap = |context: Json| pod(json!({ "securityContext": context }));
        table(
            wrap,
            &[
                json!({ "runAsUser": 0, "fsGroup": 2_147_483_647, "supplementalGroups": [0] }),
                json!({ "seccompProfile": { "type": "Localhost", "localhostProfile": "a/b" } }),
                json!({ "sysctls": [{ "name": "net.core.somaxconn", "value": "1" }] }),
            ],
            &[
                json!({ "runAsUser": -1 }),
                json!({ "fsGroup": 2_147_483_648_i64 }),
                json!({ "fsGroupChangePolicy": "always" }),
                json!({ "seccompProfile": { "type": "Localhost" } }),
                json!({ "seccompProfile": { "type": "RuntimeDefault", "localhostProfile": "a" } }),
                json!({ "seccompProfile": { "type": "Localhost", "localhostProfile": "/a" } }),
                json!({ "appArmorProfile": { "type": "Localhost", "localhostProfile": " a" } }),
                json!({ "sysctls": [{ "name": "A", "value": "" }] }),
                json!({ "sysctls": [{ "name": "a", "value": "" }, { "name": "a", "value": "" }] }),
            ],
        );
    }

    #[test]
    fn what_is_shared_with_the_node() {
        table(
            pod,
            &[json!({ "hostUsers": true, "hostNetwork": true }), json!({ "hostUsers": false })],
            &[
                json!({ "hostUsers": false, "hostNetwork": true }),
                json!({ "shareProcessNamespace": true, "hostPID": true }),
                json!({ "hostIPC": true, "securityContext": { "sysctls": [{ "name": "kernel/sem", "value": "" }] } }),
            ],
        );
    }
}
