//! Volumes of pods.

mod source;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PodSpec, Volume};

use super::projection;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::name;
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
            let empty_dir = volume.empty_dir.is_some() || !source::all(volume).any(|(_, is_set)| is_set);
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
        name::item("volume", &volume.name, &mut names, CODE, &at.name("name"), findings);
        // One without a source is an emptyDir.
        if let Some((second, _)) = source::all(volume).filter(|(_, is_set)| *is_set).nth(1) {
            findings
                .add(CODE, &at.name(second), "a volume has one source only")
                .help("remove all but one, or make two volumes");
        }
        contents(volume, &at, findings);
    }
}

fn contents(volume: &Volume, at: &Field, findings: &mut Findings) {
    if let Some(secret) = &volume.secret {
        let at = at.name("secret");
        name::object(
            "Secret",
            secret.secret_name.as_deref().unwrap_or_default(),
            &at.name("secretName"),
            findings,
        );
        projection::mode(secret.default_mode, &at.name("defaultMode"), findings);
        projection::items(secret.items.as_deref(), &at.name("items"), findings);
    }
    if let Some(map) = &volume.config_map {
        let at = at.name("configMap");
        name::object("ConfigMap", &map.name, &at.name("name"), findings);
        projection::mode(map.default_mode, &at.name("defaultMode"), findings);
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
        projection::mode(downward.default_mode, &at.name("defaultMode"), findings);
        projection::files(downward.items.as_deref(), &at.name("items"), findings);
    }
    let limit = volume.empty_dir.as_ref().and_then(|empty| empty.size_limit.as_ref());
    if let Some(limit) = limit.filter(|limit| !is_size(&limit.0)) {
        findings
            .add(CODE, &at.name("emptyDir").name("sizeLimit"), format!("`{}` is no size", limit.0))
            .help("write a number of bytes, such as `1Gi`");
    }
    source::rarer(volume, at, findings);
}

fn is_size(text: &str) -> bool {
    quantity::nanos(text.trim()).is_some_and(|nanos| nanos >= 0)
}
