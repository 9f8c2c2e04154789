//! The baseline standard.

use k8s_openapi::api::core::v1::{AppArmorProfile, PodSpec, SELinuxOptions, SeccompProfile};

use super::{Violation, unless};
use crate::lint::workload::containers;

/// Capabilities that may be added.
const CAPABILITIES: [&str; 13] = [
    "AUDIT_WRITE",
    "CHOWN",
    "DAC_OVERRIDE",
    "FOWNER",
    "FSETID",
    "KILL",
    "MKNOD",
    "NET_BIND_SERVICE",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_CHROOT",
];

/// Kernel settings that only concern the pod.
const SYSCTLS: [&str; 12] = [
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.ping_group_range",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.tcp_wmem",
];

/// `SELinux` types of containers.
const SELINUX_TYPES: [&str; 5] =
    ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/// What keeps a pod from the baseline standard.
pub(super) fn violations(spec: &PodSpec) -> Vec<Violation> {
    let mut found = Vec::new();
    for (field, is_on) in
        [("hostNetwork", spec.host_network), ("hostPID", spec.host_pid), ("hostIPC", spec.host_ipc)]
    {
        unless(is_on != Some(true), field, "must not be true", &mut found);
    }
    for (index, volume) in spec.volumes.iter().flatten().enumerate() {
        unless(
            volume.host_path.is_none(),
            format!("volumes[{index}].hostPath"),
            "must not be there",
            &mut found,
        );
    }
    if let Some(context) = &spec.security_context {
        let field = |name: &str| format!("securityContext.{name}");
        let profiles = (context.seccomp_profile.as_ref(), context.app_armor_profile.as_ref());
        confinement(profiles, context.se_linux_options.as_ref(), &field, &mut found);
        let sysctls = context.sysctls.as_deref().unwrap_or_default();
        let safe = sysctls.iter().all(|sysctl| SYSCTLS.contains(&sysctl.name.as_str()));
        unless(safe, field("sysctls"), "must hold only those that concern nothing but the pod", &mut found);
    }
    for (place, container) in containers(spec) {
        let ports = container.ports.as_deref().unwrap_or_default();
        let no_host_port = ports.iter().all(|port| port.host_port.unwrap_or(0) == 0);
        unless(no_host_port, format!("{place}.ports"), "must not hold a hostPort", &mut found);
        let Some(context) = &container.security_context else { continue };
        let field = |name: &str| format!("{place}.securityContext.{name}");
        unless(context.privileged != Some(true), field("privileged"), "must not be true", &mut found);
        let added = context.capabilities.as_ref().and_then(|capabilities| capabilities.add.as_deref());
        let few = added.unwrap_or_default().iter().all(|name| CAPABILITIES.contains(&name.as_str()));
        unless(few, field("capabilities.add"), "must hold only what containers have anyway", &mut found);
        let proc_mount = context.proc_mount.as_deref().unwrap_or("Default");
        unless(proc_mount == "Default", field("procMount"), "must be Default or absent", &mut found);
        let profiles = (context.seccomp_profile.as_ref(), context.app_armor_profile.as_ref());
        confinement(profiles, context.se_linux_options.as_ref(), &field, &mut found);
    }
    found
}

const UNCONFINED: &str = "must not be Unconfined";
const SELINUX: &str = "must name no user and no role, and no type but those of containers";

/// What pods and containers say alike.
fn confinement(
    (seccomp, app_armor): (Option<&SeccompProfile>, Option<&AppArmorProfile>),
    se_linux: Option<&SELinuxOptions>,
    field: &dyn Fn(&str) -> String,
    found: &mut Vec<Violation>,
) {
    let seccomp = seccomp.is_none_or(|profile| profile.type_ != "Unconfined");
    unless(seccomp, field("seccompProfile.type"), UNCONFINED, found);
    let app_armor = app_armor.is_none_or(|profile| profile.type_ != "Unconfined");
    unless(app_armor, field("appArmorProfile.type"), UNCONFINED, found);
    unless(is_selinux_fine(se_linux), field("seLinuxOptions"), SELINUX, found);
}

fn is_selinux_fine(options: Option<&SELinuxOptions>) -> bool {
    options.is_none_or(|options| {
        let is_empty = |text: &Option<String>| text.as_deref().unwrap_or_default().is_empty();
        is_empty(&options.user)
            && is_empty(&options.role)
            && SELINUX_TYPES.contains(&options.type_.as_deref().unwrap_or_default())
    })
}
