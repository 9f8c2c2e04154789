//! Fields that only the other operating system has.
//!
//! Source: `validateLinux` and `validateWindows` in `k8s.io/kubernetes/pkg/apis/core/validation`. A pod that names no
//! operating system may have the fields of both.

use k8s_openapi::api::core::v1::{PodSecurityContext, PodSpec, SecurityContext};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::word;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidSecurityContext;

/// A field, and whether it is set.
type Set = (&'static str, bool);

/// Checks the name of a pod's operating system, and that its fields are of that system.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let Some(os) = &pod.os else { return };
    let at_os = at.name("os");
    word::check(&os.name, &["linux", "windows"], Code::InvalidScheduling, &at_os.name("name"), findings);
    let is_windows = match os.name.as_str() {
        "linux" => false,
        "windows" => true,
        _ => return,
    };
    if is_windows {
        refuse(&shared_with_linux(pod), &os.name, at, findings);
    }
    if let Some(context) = &pod.security_context {
        let windows = [("windowsOptions", context.windows_options.is_some())];
        let fields = if is_windows { &linux_of_pod(context)[..] } else { &windows };
        refuse(fields, &os.name, &at.name("securityContext"), findings);
    }
    let lists = [("containers", Some(&pod.containers)), ("initContainers", pod.init_containers.as_ref())];
    for (list, containers) in lists {
        let at = at.name(list);
        for (index, container) in containers.into_iter().flatten().enumerate() {
            let Some(context) = &container.security_context else { continue };
            let windows = [("windowsOptions", context.windows_options.is_some())];
            let fields = if is_windows { &linux_of_container(context)[..] } else { &windows };
            refuse(fields, &os.name, &at.index(index).name("securityContext"), findings);
        }
    }
}

fn refuse(fields: &[Set], os: &str, at: &Field, findings: &mut Findings) {
    for (field, _) in fields.iter().filter(|(_, is_set)| *is_set) {
        findings
            .add(CODE, &at.name(field), format!("a pod for {os} has no `{field}`"))
            .help("remove it, or name the other operating system in `os.name`");
    }
}

fn shared_with_linux(pod: &PodSpec) -> [Set; 4] {
    [
        ("hostPID", pod.host_pid == Some(true)),
        ("hostIPC", pod.host_ipc == Some(true)),
        ("hostUsers", pod.host_users.is_some()),
        ("shareProcessNamespace", pod.share_process_namespace.is_some()),
    ]
}

fn linux_of_pod(context: &PodSecurityContext) -> [Set; 10] {
    [
        ("appArmorProfile", context.app_armor_profile.is_some()),
        ("fsGroup", context.fs_group.is_some()),
        ("fsGroupChangePolicy", context.fs_group_change_policy.is_some()),
        ("runAsGroup", context.run_as_group.is_some()),
        ("runAsUser", context.run_as_user.is_some()),
        ("seLinuxOptions", context.se_linux_options.is_some()),
        ("seccompProfile", context.seccomp_profile.is_some()),
        ("supplementalGroups", context.supplemental_groups.is_some()),
        ("supplementalGroupsPolicy", context.supplemental_groups_policy.is_some()),
        ("sysctls", context.sysctls.as_ref().is_some_and(|sysctls| !sysctls.is_empty())),
    ]
}

fn linux_of_container(context: &SecurityContext) -> [Set; 10] {
    [
        ("allowPrivilegeEscalation", context.allow_privilege_escalation.is_some()),
        ("appArmorProfile", context.app_armor_profile.is_some()),
        ("capabilities", context.capabilities.is_some()),
        ("privileged", context.privileged.is_some()),
        ("procMount", context.proc_mount.is_some()),
        ("readOnlyRootFilesystem", context.read_only_root_filesystem.is_some()),
        ("runAsGroup", context.run_as_group.is_some()),
        ("runAsUser", context.run_as_user.is_some()),
        ("seLinuxOptions", context.se_linux_options.is_some()),
        ("seccompProfile", context.seccomp_profile.is_some()),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::testing::{fields, pod};

    fn found(os: &str, context: &Json) -> Vec<String> {
        fields(&pod(json!({
            "os": { "name": os },
            "securityContext": context,
            "containers": [{ "name": "a", "image": "a", "securityContext": context }],
        })))
    }

    #[test]
    fn a_system_has_its_own_fields() {
        let (linux, windows) = (json!({ "runAsUser": 1 }), json!({ "windowsOptions": {} }));
        assert_eq!(found("linux", &linux), [""; 0]);
        assert_eq!(found("windows", &windows), [""; 0]);
        assert_eq!(
            found("windows", &linux),
            ["securityContext.runAsUser", "containers[0].securityContext.runAsUser"]
        );
        assert_eq!(
            found("linux", &windows),
            ["securityContext.windowsOptions", "containers[0].securityContext.windowsOptions"]
        );
        assert_eq!(found("Linux", &json!({})), ["os.name"]);
    }

    #[test]
    fn pods_for_windows_share_nothing_of_linux() {
        for (field, value, count) in [("hostPID", true, 1), ("hostPID", false, 0), ("hostUsers", true, 1)] {
            let pod = pod(json!({ "os": { "name": "windows" }, field: value }));
            assert_eq!(fields(&pod).len(), count, "{field}: {value}");
        }
    }
}
