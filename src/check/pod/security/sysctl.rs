//! Parameters of the kernel.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{PodSecurityContext, PodSpec};

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;

/// Parameters that belong to the namespace of inter-process communication, beside all below `fs.mqueue`.
const IPC: [&str; 9] = [
    "kernel.sem",
    "kernel.shmall",
    "kernel.shmmax",
    "kernel.shmmni",
    "kernel.shm_rmid_forced",
    "kernel.shm",
    "kernel.msgmax",
    "kernel.msgmnb",
    "kernel.msgmni",
];

/// Checks the parameters that a pod sets.
pub(super) fn check(context: &PodSecurityContext, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let mut names = BTreeSet::new();
    for (index, sysctl) in context.sysctls.iter().flatten().enumerate() {
        let name = sysctl.name.as_str();
        let at = at.index(index);
        let at = at.name("name");
        if !is_name(name) {
            findings
                .add(CODE, &at, format!("`{name}` cannot be a parameter of the kernel"))
                .help("write a name such as `net.core.somaxconn`");
        } else if !names.insert(name) {
            findings.add(CODE, &at, format!("`{name}` is set twice")).help("remove one of them");
        }
        let shared = match name.replace('/', ".").as_str() {
            dotted if dotted.starts_with("net.") && pod.host_network == Some(true) => "hostNetwork",
            dotted if is_ipc(dotted) && pod.host_ipc == Some(true) => "hostIPC",
            _ => continue,
        };
        findings
            .add(CODE, &at, format!("with `{shared}`, `{name}` would be set for the whole node"))
            .help(format!("remove it, or `{shared}`"));
    }
}

fn is_ipc(name: &str) -> bool {
    IPC.contains(&name) || name.starts_with("fs.mqueue.")
}

/// Parts of lower-case letters, digits, `-` and `_` between dots or slashes.
fn is_name(name: &str) -> bool {
    let outer = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let is_part = |part: &str| {
        part.starts_with(outer)
            && part.ends_with(outer)
            && part.chars().all(|letter| outer(letter) || matches!(letter, '-' | '_'))
    };
    name.len() <= 253 && name.split(['.', '/']).all(is_part)
}
