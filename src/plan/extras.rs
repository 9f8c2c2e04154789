//! Users' further variables, volumes and containers of the gateway's pods: none may take the place of what is rendered.

mod owned;
#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::workload::Workload;
use crate::values::schema::Values;

pub use owned::{CONTAINER, env_owner, mount_owner, volume_owner};

/// Where a pod finds the token of its service account.
const TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount";

/// Refuses what is rendered already. `workload` is None where it was refused itself.
pub(super) fn check(values: &Values, workload: Option<&Workload>, problems: &mut Problems) {
    for (index, variable) in values.extra_env.iter().enumerate() {
        let path = format!("extraEnv[{index}].name");
        if let Some(owner) = env_owner(&variable.name, values) {
            let message = format!("`{path}` is `{}`, which {owner} decides", variable.name);
            problems
                .error(Code::Conflict, path, message)
                .help(format!("use {owner} in place of the variable, and remove it"));
        }
    }
    for (index, volume) in values.extra_volumes.iter().enumerate() {
        if let Some(owner) = volume_owner(&volume.name) {
            taken(&format!("extraVolumes[{index}].name"), "volume", &volume.name, owner, problems);
        }
    }
    for (setting, containers) in
        [("initContainers", &values.init_containers), ("extraContainers", &values.extra_containers)]
    {
        for (index, container) in containers.iter().enumerate().filter(|(_, one)| one.name == CONTAINER) {
            let path = format!("{setting}[{index}].name");
            taken(&path, "container", &container.name, "the gateway itself", problems);
        }
    }
    let has_data = matches!(workload, Some(Workload::StatefulSet { .. }));
    for (index, mount) in values.extra_volume_mounts.iter().enumerate() {
        if let Some(owner) = mount_owner(&mount.mount_path, has_data) {
            let path = format!("extraVolumeMounts[{index}].mountPath");
            let message = format!("`{path}` is `{}`, where the program mounts {owner}", mount.mount_path);
            problems
                .error(Code::Conflict, path, message)
                .help("mount the volume at a path of its own, such as `/etc/extra`");
        }
    }
    token(values, problems);
}

fn taken(path: &str, kind: &str, name: &str, owner: &str, problems: &mut Problems) {
    problems
        .error(Code::Conflict, path, format!("`{path}` is `{name}`, the {kind} of {owner}"))
        .help(format!("give the {kind} another name"));
}

/// The gateway asks the Kubernetes API for sandboxes, and proves itself by the token.
fn token(values: &Values, problems: &mut Problems) {
    let is_mounted =
        values.extra_volume_mounts.iter().any(|mount| mount.mount_path.trim_end_matches('/') == TOKEN);
    if values.service_account.automount == Some(false) && !is_mounted {
        let message = "without the token of its service account the gateway cannot reach the Kubernetes API, and so \
                       makes no sandboxes";
        problems
            .error(Code::Conflict, "serviceAccount.automount", message)
            .help("remove `serviceAccount.automount: false`")
            .help(format!(
                "or mount a projected volume with `token`, `ca.crt` and `namespace` at `{TOKEN}` by `extraVolumes` \
                 and `extraVolumeMounts`"
            ));
    }
}
