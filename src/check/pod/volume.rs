//! Volumes of pods.

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PodSpec, Volume};

use super::{name, number, path, projection, word};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;
use crate::plan::quantity;

const CODE: Code = Code::InvalidVolume;

/// What containers may need to know of a volume.
pub(super) struct Kind {
    /// Whether it is empty when the pod starts.
    pub empty_dir: bool,
    /// Whether it may be a block device.
    pub claim: bool,
}

/// The volumes of a pod by name.
pub(super) struct Volumes<'a>(BTreeMap<&'a str, Kind>);

impl<'a> Volumes<'a> {
    /// Those of the pod itself, and the claims of its StatefulSet.
    pub(super) fn of(pod: &'a PodSpec, claims: &'a [PersistentVolumeClaim]) -> Self {
        let own = pod.volumes.iter().flatten().map(|volume| {
            let claim = volume.persistent_volume_claim.is_some() || volume.ephemeral.is_some();
            let empty_dir = volume.empty_dir.is_some() || !sources(volume).any(|(_, is_set)| is_set);
            (volume.name.as_str(), Kind { empty_dir, claim })
        });
        let claimed = claims.iter().filter_map(|claim| claim.metadata.name.as_deref());
        Self(own.chain(claimed.map(|name| (name, Kind { empty_dir: false, claim: true }))).collect())
    }

    /// One of them.
    pub(super) fn get(&self, name: &str) -> Option<&Kind> {
        self.0.get(name)
    }
}

/// Checks the volumes of a pod.
pub(super) fn check(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let mut names = BTreeSet::new();
    for (index, volume) in pod.volumes.iter().flatten().enumerate() {
        let at = at.index(index);
        name::own("volume", &volume.name, CODE, &at.name("name"), findings);
        if !volume.name.is_empty() && !names.insert(volume.name.as_str()) {
            name::twice("volume", &volume.name, CODE, &at.name("name"), findings);
        }
        // One without a source is an emptyDir.
        if let Some((second, _)) = sources(volume).filter(|(_, is_set)| *is_set).nth(1) {
            findings
                .add(CODE, &at.name(second), "a volume has one source only")
                .help("remove all but one, or make two volumes");
        }
        source(volume, &at, findings);
    }
}

fn source(volume: &Volume, at: &Field, findings: &mut Findings) {
    if let Some(secret) = &volume.secret {
        let at = at.name("secret");
        name::object(
            "Secret",
            secret.secret_name.as_deref().unwrap_or_default(),
            &at.name("secretName"),
            findings,
        );
        number::mode(secret.default_mode, &at.name("defaultMode"), findings);
        projection::items(secret.items.as_deref(), &at.name("items"), findings);
    }
    if let Some(map) = &volume.config_map {
        let at = at.name("configMap");
        name::object("ConfigMap", &map.name, &at.name("name"), findings);
        number::mode(map.default_mode, &at.name("defaultMode"), findings);
        projection::items(map.items.as_deref(), &at.name("items"), findings);
    }
    if let Some(claim) = &volume.persistent_volume_claim {
        let at = at.name("persistentVolumeClaim");
        name::object("PersistentVolumeClaim", &claim.claim_name, &at.name("claimName"), findings);
    }
    if let Some(projected) = &volume.projected {
        projection::check(projected, &at.name("projected"), findings);
    }
    if let Some(downward) = &volume.downward_api {
        let at = at.name("downwardAPI");
        number::mode(downward.default_mode, &at.name("defaultMode"), findings);
        projection::files(downward.items.as_deref(), &at.name("items"), findings);
    }
    if let Some(limit) = volume.empty_dir.as_ref().and_then(|empty| empty.size_limit.as_ref()) {
        if quantity::nanos(limit.0.trim()).is_none_or(|nanos| nanos < 0) {
            findings
                .add(CODE, &at.name("emptyDir").name("sizeLimit"), format!("`{}` is no size", limit.0))
                .help("write a number of bytes, such as `1Gi`");
        }
    }
    rarer(volume, at, findings);
}

fn rarer(volume: &Volume, at: &Field, findings: &mut Findings) {
    if let Some(host) = &volume.host_path {
        let at = at.name("hostPath");
        if host.path.is_empty() || path::goes_up(&host.path) {
            findings
                .add(CODE, &at.name("path"), "a folder of the node needs a path without `..`")
                .help("write its path");
        }
        const TYPES: &[&str] = &[
            "DirectoryOrCreate",
            "Directory",
            "FileOrCreate",
            "File",
            "Socket",
            "CharDevice",
            "BlockDevice",
        ];
        word::optional(host.type_.as_deref(), TYPES, CODE, &at.name("type"), findings);
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
        let known = ["Always", "IfNotPresent", "Never"];
        word::optional(
            image.pull_policy.as_deref(),
            &known,
            CODE,
            &at.name("image").name("pullPolicy"),
            findings,
        );
    }
    if volume.ephemeral.as_ref().is_some_and(|ephemeral| ephemeral.volume_claim_template.is_none()) {
        findings
            .add(CODE, &at.name("ephemeral"), "there is no template of the claim to make")
            .help("write `volumeClaimTemplate`");
    }
}

/// The name of a CSI driver: a domain in any case, at most 63 characters.
fn driver(driver: &str, at: &Field, findings: &mut Findings) {
    if driver.len() > 63 || crate::plan::kubernetes_names::subdomain_problem(&driver.to_lowercase()).is_some()
    {
        findings
            .add(CODE, at, format!("`{driver}` cannot be the name of a CSI driver"))
            .help("write its name, such as `secrets-store.csi.k8s.io`");
    }
}

/// All sources that a volume may have, by their fields.
fn sources(volume: &Volume) -> impl Iterator<Item = (&'static str, bool)> + use<> {
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
