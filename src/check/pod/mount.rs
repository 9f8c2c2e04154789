//! Where containers see volumes.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Container, VolumeMount};

use super::path;
use super::volume::Volumes;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::word;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidVolume;

/// Checks the mounts and devices of a container.
pub(super) fn check(container: &Container, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    let mut paths = BTreeMap::new();
    let mounts = at.name("volumeMounts");
    for (index, mount) in container.volume_mounts.iter().flatten().enumerate() {
        let at = mounts.index(index);
        exists(&mount.name, volumes, &at, findings);
        place(&mount.mount_path, &mount.name, &mut paths, &at.name("mountPath"), findings);
        part(mount, &at, findings);
        sharing(mount, container, &at, findings);
    }
    let devices = at.name("volumeDevices");
    let mut names: Vec<&str> = Vec::new();
    for (index, device) in container.volume_devices.iter().flatten().enumerate() {
        let at = devices.index(index);
        exists(&device.name, volumes, &at, findings);
        place(&device.device_path, &device.name, &mut paths, &at.name("devicePath"), findings);
        if path::goes_up(&device.device_path) {
            findings
                .add(CODE, &at.name("devicePath"), "the path of a device leaves its folder by `..`")
                .help("write a path without `..`");
        }
        if volumes.get(&device.name).is_some_and(|volume| !volume.claim) {
            findings
                .add(
                    CODE,
                    &at.name("name"),
                    format!("the volume `{}` is no claim, and so no device", device.name),
                )
                .help("mount it by `volumeMounts`");
        }
        let is_mounted = container.volume_mounts.iter().flatten().any(|mount| mount.name == device.name);
        if is_mounted || names.contains(&device.name.as_str()) {
            findings
                .add(CODE, &at.name("name"), format!("the container uses the volume `{}` twice", device.name))
                .help("use it once, as a folder or as a device");
        }
        names.push(&device.name);
    }
}

fn exists(name: &str, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    if volumes.get(name).is_none() {
        findings
            .add(CODE, &at.name("name"), format!("the pod has no volume called `{name}`"))
            .help("name one of the pod's volumes, or add it to them");
    }
}

/// Where it is mounted. The API server compares paths by their letters, so `/a` and `/a/` are two places to it; but one
/// would hide the other.
fn place<'a>(
    path: &'a str,
    volume: &'a str,
    paths: &mut BTreeMap<String, &'a str>,
    at: &Field,
    findings: &mut Findings,
) {
    if path.is_empty() {
        findings.add(CODE, at, "the path in the container is missing").help("write an absolute path");
        return;
    }
    if path.contains(':') {
        findings
            .add(CODE, at, format!("`{path}` holds a `:`, which separates paths"))
            .help("choose another path");
    }
    let steps: Vec<&str> = path.split('/').filter(|step| !step.is_empty() && *step != ".").collect();
    if let Some(other) = paths.insert(steps.join("/"), volume) {
        findings
            .add(CODE, at, format!("the volumes `{other}` and `{volume}` are both mounted at `{path}`"))
            .help("mount one of them elsewhere");
    }
}

fn part(mount: &VolumeMount, at: &Field, findings: &mut Findings) {
    let (fixed, expanded) = (word::set(mount.sub_path.as_deref()), word::set(mount.sub_path_expr.as_deref()));
    if let Some(path) = fixed {
        path::below(path, CODE, &at.name("subPath"), findings);
    }
    if let Some(path) = expanded {
        path::below(path, CODE, &at.name("subPathExpr"), findings);
    }
    if fixed.is_some() && expanded.is_some() {
        findings
            .add(CODE, &at.name("subPathExpr"), "`subPath` and `subPathExpr` exclude each other")
            .help("remove one of them");
    }
}

fn sharing(mount: &VolumeMount, container: &Container, at: &Field, findings: &mut Findings) {
    if let Some(propagation) = &mount.mount_propagation {
        let at = at.name("mountPropagation");
        word::check(propagation, &["None", "HostToContainer", "Bidirectional"], CODE, &at, findings);
        let privileged = container.security_context.as_ref().and_then(|context| context.privileged);
        if propagation == "Bidirectional" && privileged != Some(true) {
            findings
                .add(CODE, &at, "only a privileged container may share its mounts with the node")
                .help("write `HostToContainer`");
        }
    }
    let Some(recursive) = &mount.recursive_read_only else { return };
    let at = at.name("recursiveReadOnly");
    word::check(recursive, &["Disabled", "IfPossible", "Enabled"], CODE, &at, findings);
    let is_shared = mount.mount_propagation.as_deref().is_some_and(|propagation| propagation != "None");
    if recursive != "Disabled" && (mount.read_only != Some(true) || is_shared) {
        findings
            .add(
                CODE,
                &at,
                "only a mount that is read-only and not shared with the node is so in all that is below it",
            )
            .help("set `readOnly` to true and leave `mountPropagation` out");
    }
}
