//! Where the contents of volumes come from.

use k8s_openapi::api::core::v1::Volume;

use super::CODE;
use crate::check::claim;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::pod::image::PULL_POLICIES;
use crate::check::pod::path;
use crate::check::{name, word};
use crate::plan::kubernetes_names::subdomain_problem;

const HOST_PATH_TYPES: &[&str] =
    &["DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"];

/// Checks the sources that are seldom used.
pub(super) fn rarer(volume: &Volume, at: &Field, findings: &mut Findings) {
    if let Some(host) = &volume.host_path {
        let at = at.name("hostPath");
        if host.path.is_empty() || path::goes_up(&host.path) {
            findings
                .add(CODE, &at.name("path"), "a folder of the node needs a path without `..`")
                .help("write its path");
        }
        word::optional(host.type_.as_deref(), HOST_PATH_TYPES, CODE, &at.name("type"), findings);
    }
    if let Some(nfs) = &volume.nfs {
        let at = at.name("nfs");
        if nfs.server.is_empty() {
            findings.add(CODE, &at.name("server"), "the NFS server is missing").help("name it");
        }
        if !nfs.path.starts_with('/') {
            findings
                .add(CODE, &at.name("path"), "what an NFS server exports is an absolute path")
                .help("write a path that starts with `/`");
        }
    }
    if let Some(csi) = &volume.csi {
        let at = at.name("csi");
        driver(&csi.driver, &at.name("driver"), findings);
        if let Some(secret) = &csi.node_publish_secret_ref {
            name::object("Secret", &secret.name, &at.name("nodePublishSecretRef").name("name"), findings);
        }
    }
    if let Some(image) = &volume.image {
        let (policy, at) = (image.pull_policy.as_deref(), at.name("image"));
        word::optional(policy, PULL_POLICIES, CODE, &at.name("pullPolicy"), findings);
    }
    if let Some(ephemeral) = &volume.ephemeral {
        let at = at.name("ephemeral");
        match &ephemeral.volume_claim_template {
            Some(template) => {
                let at = at.name("volumeClaimTemplate");
                claim::specification(&template.spec, &at.name("spec"), findings);
            }
            None => {
                findings
                    .add(CODE, &at, "there is no template of the claim to make")
                    .help("write `volumeClaimTemplate`");
            }
        }
    }
}

/// The name of a CSI driver: a domain in any case, at most 63 characters.
fn driver(driver: &str, at: &Field, findings: &mut Findings) {
    if driver.len() > 63 || subdomain_problem(&driver.to_lowercase()).is_some() {
        findings
            .add(CODE, at, format!("`{driver}` cannot be the name of a CSI driver"))
            .help("write its name, such as `secrets-store.csi.k8s.io`");
    }
}

/// All sources that a volume may have, by their fields.
pub(super) fn all(volume: &Volume) -> impl Iterator<Item = (&'static str, bool)> + use<> {
    [
        ("emptyDir", volume.empty_dir.is_some()),
        ("hostPath", volume.host_path.is_some()),
        ("gitRepo", volume.git_repo.is_some()),
        ("gcePersistentDisk", volume.gce_persistent_disk.is_some()),
        ("awsElasticBlockStore", volume.aws_elastic_block_store.is_some()),
        ("secret", volume.secret.is_some()),
        ("nfs", volume.nfs.is_some()),
        ("iscsi", volume.iscsi.is_some()),
        ("glusterfs", volume.glusterfs.is_some()),
        ("flocker", volume.flocker.is_some()),
        ("persistentVolumeClaim", volume.persistent_volume_claim.is_some()),
        ("rbd", volume.rbd.is_some()),
        ("cinder", volume.cinder.is_some()),
        ("cephfs", volume.cephfs.is_some()),
        ("quobyte", volume.quobyte.is_some()),
        ("downwardAPI", volume.downward_api.is_some()),
        ("fc", volume.fc.is_some()),
        ("flexVolume", volume.flex_volume.is_some()),
        ("configMap", volume.config_map.is_some()),
        ("azureFile", volume.azure_file.is_some()),
        ("azureDisk", volume.azure_disk.is_some()),
        ("vsphereVolume", volume.vsphere_volume.is_some()),
        ("photonPersistentDisk", volume.photon_persistent_disk.is_some()),
        ("portworxVolume", volume.portworx_volume.is_some()),
        ("storageos", volume.storageos.is_some()),
        ("projected", volume.projected.is_some()),
        ("scaleIO", volume.scale_io.is_some()),
        ("csi", volume.csi.is_some()),
        ("ephemeral", volume.ephemeral.is_some()),
        ("image", volume.image.is_some()),
    ]
    .into_iter()
}
