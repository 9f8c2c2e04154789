//! Lays a pod's volumes out.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::payload::{self, Payload};
use super::{Node, ownership};

/// A volume of a pod on the node.
pub struct Volume {
    /// Its name in the pod.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// Whether it can only be read, whatever the mount says: a Secret or ConfigMap.
    pub is_readonly: bool,
    source: Json,
    written: Option<Payload>,
}

impl Volume {
    /// Finds or makes the volume.
    pub fn lay_out(node: &Node, template: &Json, pod_folder: &Path, source: &Json) -> Self {
        let name = source["name"].as_str().unwrap().to_owned();
        let claim = source.pointer("/persistentVolumeClaim/claimName").and_then(Json::as_str);
        let folder = claim.map_or_else(|| pod_folder.join(&name), |claim| node.claim(claim));
        let group = group(template);
        if !folder.exists() {
            fs::create_dir_all(&folder).unwrap();
            if claim.is_some() || source.get("ephemeral").is_some() {
                // A new file system has this folder, which trips programs that want an empty one.
                fs::create_dir(folder.join("lost+found")).unwrap();
                set_mode(&folder.join("lost+found"), 0o700);
                set_mode(&folder, 0o755);
            } else {
                set_mode(&folder, 0o777);
            }
        }
        let mut volume = Self { name, folder, is_readonly: false, source: source.clone(), written: None };
        volume.is_readonly = volume.refresh(node, template);
        let policy = &template["spec"]["securityContext"]["fsGroupChangePolicy"];
        if let Some(group) = group.filter(|_| !volume.is_readonly)
            && !(policy == "OnRootMismatch" && ownership::is_given(&volume.folder, group))
        {
            ownership::give(&volume.folder, group, false);
        }
        volume
    }

    /// Writes the files of a Secret, ConfigMap or projected volume where they changed; false for other volumes.
    pub fn refresh(&mut self, node: &Node, template: &Json) -> bool {
        let Some(payload) = payload::read(node.namespace(), template, &self.source) else { return false };
        if self.written.as_ref() != Some(&payload) {
            payload::write(&self.folder, &payload);
            if let Some(group) = group(template) {
                ownership::give(&self.folder, group, true);
            }
            self.written = Some(payload);
        }
        true
    }
}

/// All volumes of a pod, those of a StatefulSet's claim templates included.
pub fn sources(object: &Json, pod: &Json, pod_name: &str) -> Vec<Json> {
    let templates =
        object.pointer("/spec/volumeClaimTemplates").and_then(Json::as_array).into_iter().flatten();
    let claims = templates.map(|template| {
        let name = template["metadata"]["name"].as_str().unwrap();
        json!({ "name": name, "persistentVolumeClaim": { "claimName": format!("{name}-{pod_name}") } })
    });
    claims.chain(pod["volumes"].as_array().into_iter().flatten().cloned()).collect()
}

fn group(template: &Json) -> Option<u32> {
    template.pointer("/spec/securityContext/fsGroup")?.as_u64().map(|group| group.try_into().unwrap())
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}
