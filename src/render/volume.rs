//! Volumes of pods and where containers mount them.

use k8s_openapi::api::core::v1::{
    ConfigMapProjection, ConfigMapVolumeSource, EmptyDirVolumeSource, KeyToPath,
    PersistentVolumeClaimVolumeSource, ProjectedVolumeSource, SecretProjection, SecretVolumeSource, Volume,
    VolumeMount, VolumeProjection,
};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

/// A Secret's keys as files of one mode; None is Kubernetes' default, 0644.
#[must_use]
pub fn secret(name: &str, secret: &str, mode: Option<i32>) -> Volume {
    let source =
        SecretVolumeSource { secret_name: Some(secret.into()), default_mode: mode, ..Default::default() };
    Volume { name: name.into(), secret: Some(source), ..Default::default() }
}

/// A ConfigMap's keys as files.
#[must_use]
pub fn config_map(name: &str, config_map: &str) -> Volume {
    let source = ConfigMapVolumeSource { name: config_map.into(), ..Default::default() };
    Volume { name: name.into(), config_map: Some(source), ..Default::default() }
}

/// Several Secrets and ConfigMaps as files of one mode in one folder.
#[must_use]
pub fn projected(name: &str, sources: Vec<VolumeProjection>, mode: i32) -> Volume {
    let source =
        ProjectedVolumeSource { default_mode: Some(mode), sources: Some(sources), ..Default::default() };
    Volume { name: name.into(), projected: Some(source), ..Default::default() }
}

/// Keys of a ConfigMap among [`projected`] ones, each as a file of another name; all keys where none is given.
#[must_use]
pub fn from_config_map(config_map: &str, keys: &[(&str, &str)]) -> VolumeProjection {
    let source = ConfigMapProjection { name: config_map.into(), items: items(keys), ..Default::default() };
    VolumeProjection { config_map: Some(source), ..Default::default() }
}

/// The same for a Secret.
#[must_use]
pub fn from_secret(secret: &str, keys: &[(&str, &str)]) -> VolumeProjection {
    let source = SecretProjection { name: secret.into(), items: items(keys), ..Default::default() };
    VolumeProjection { secret: Some(source), ..Default::default() }
}

fn items(keys: &[(&str, &str)]) -> Option<Vec<KeyToPath>> {
    let item = |(key, path): &(&str, &str)| KeyToPath {
        key: (*key).into(),
        path: (*path).into(),
        ..Default::default()
    };
    Some(keys.iter().map(item).collect()).filter(|items: &Vec<_>| !items.is_empty())
}

/// A folder that lives as long as the pod.
#[must_use]
pub fn empty_dir(name: &str) -> Volume {
    Volume { name: name.into(), empty_dir: Some(EmptyDirVolumeSource::default()), ..Default::default() }
}

/// The same in memory, of a size in bytes where one is given. It counts as the memory of the containers.
#[must_use]
pub fn memory(name: &str, bytes: Option<u64>) -> Volume {
    let source = EmptyDirVolumeSource {
        medium: Some("Memory".into()),
        size_limit: bytes.map(|bytes| Quantity(bytes.to_string())),
        ..Default::default()
    };
    Volume { name: name.into(), empty_dir: Some(source), ..Default::default() }
}

/// A volume that outlives the pod.
#[must_use]
pub fn claim(name: &str, claim: &str) -> Volume {
    let source = PersistentVolumeClaimVolumeSource { claim_name: claim.into(), ..Default::default() };
    Volume { name: name.into(), persistent_volume_claim: Some(source), ..Default::default() }
}

/// Where a volume is mounted.
#[must_use]
pub fn mount(volume: &str, path: &str) -> VolumeMount {
    VolumeMount { name: volume.into(), mount_path: path.into(), ..Default::default() }
}

/// The same, for reading only.
#[must_use]
pub fn read_only(volume: &str, path: &str) -> VolumeMount {
    VolumeMount { read_only: Some(true), ..mount(volume, path) }
}
