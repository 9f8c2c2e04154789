//! Files that volumes are made of.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{
    DownwardAPIVolumeFile, KeyToPath, ProjectedVolumeSource, ServiceAccountTokenProjection, VolumeProjection,
};

use super::{downward, path};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, number, word};
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidVolume;

/// The least and the most seconds that a token of a ServiceAccount may hold.
const TOKEN_SECONDS: (i64, i64) = (600, 1 << 32);

/// Checks which keys of a Secret or ConfigMap become which files.
pub(super) fn items(items: Option<&[KeyToPath]>, at: &Field, findings: &mut Findings) {
    for (index, item) in items.into_iter().flatten().enumerate() {
        let at = at.index(index);
        if item.key.is_empty() {
            findings.add(CODE, &at.name("key"), "the key is missing").help("name a key of the object");
        }
        path::file(&item.path, &at.name("path"), findings);
        mode(item.mode, &at.name("mode"), findings);
    }
}

/// Checks which fields of the pod become which files.
pub(super) fn files(files: Option<&[DownwardAPIVolumeFile]>, at: &Field, findings: &mut Findings) {
    for (index, file) in files.into_iter().flatten().enumerate() {
        let at = at.index(index);
        path::file(&file.path, &at.name("path"), findings);
        mode(file.mode, &at.name("mode"), findings);
        if file.field_ref.is_some() == file.resource_field_ref.is_some() {
            findings
                .add(CODE, &at, "a file holds exactly one of a field of the pod and an amount of a container")
                .help("write either `fieldRef` or `resourceFieldRef`");
        }
        if let Some(reference) = &file.field_ref {
            downward::field(reference, downward::IN_VOLUME, CODE, &at.name("fieldRef"), findings);
        }
        if let Some(reference) = &file.resource_field_ref {
            let at = at.name("resourceFieldRef");
            if word::set(reference.container_name.as_deref()).is_none() {
                findings
                    .add(CODE, &at.name("containerName"), "the container whose amount it is is missing")
                    .help("name a container of the pod");
            }
            downward::resource(reference, CODE, &at, findings);
        }
    }
}

/// Checks the permissions of a file.
pub(super) fn mode(mode: Option<i32>, at: &Field, findings: &mut Findings) {
    if let Some(mode) = mode.filter(|mode| !(0..=0o777).contains(mode)) {
        findings
            .add(CODE, at, format!("{mode} (in octal {mode:o}) cannot be a file's permissions"))
            .help("write them in octal with a leading zero, from 0000 to 0777, such as 0440");
    }
}

/// Checks a volume that is made of several sources.
pub(super) fn check(projected: &ProjectedVolumeSource, at: &Field, findings: &mut Findings) {
    mode(projected.default_mode, &at.name("defaultMode"), findings);
    let mut paths = BTreeSet::new();
    let at = at.name("sources");
    for (index, source) in projected.sources.iter().flatten().enumerate() {
        let at = at.index(index);
        one(source, &at, findings);
        for path in paths_of(source).into_iter().filter(|path| !path.is_empty()) {
            if !paths.insert(path) {
                findings
                    .add(CODE, &at, format!("two files of the volume have the path `{path}`"))
                    .help("give one of them another path");
            }
        }
    }
}

fn one(source: &VolumeProjection, at: &Field, findings: &mut Findings) {
    let sources = [
        source.secret.is_some(),
        source.config_map.is_some(),
        source.downward_api.is_some(),
        source.service_account_token.is_some(),
        source.cluster_trust_bundle.is_some(),
        source.pod_certificate.is_some(),
    ];
    if sources.into_iter().filter(|is_set| *is_set).count() > 1 {
        let message = "each item of the list is one source only";
        findings.add(CODE, at, message).help("make an item of the list for each source");
    }
    if let Some(secret) = &source.secret {
        let at = at.name("secret");
        name::object("Secret", &secret.name, &at.name("name"), findings);
        items(secret.items.as_deref(), &at.name("items"), findings);
    }
    if let Some(map) = &source.config_map {
        let at = at.name("configMap");
        name::object("ConfigMap", &map.name, &at.name("name"), findings);
        items(map.items.as_deref(), &at.name("items"), findings);
    }
    if let Some(downward) = &source.downward_api {
        files(downward.items.as_deref(), &at.name("downwardAPI").name("items"), findings);
    }
    if let Some(token) = &source.service_account_token {
        self::token(token, &at.name("serviceAccountToken"), findings);
    }
}

fn token(token: &ServiceAccountTokenProjection, at: &Field, findings: &mut Findings) {
    path::file(&token.path, &at.name("path"), findings);
    if let Some(seconds) = token.expiration_seconds {
        let (least, most) = TOKEN_SECONDS;
        number::within(seconds, least, most, CODE, &at.name("expirationSeconds"), findings);
    }
}

/// The paths that must differ. Those of tokens the API server does not compare.
fn paths_of(source: &VolumeProjection) -> Vec<&str> {
    let secret = source.secret.iter().flat_map(|secret| &secret.items).flatten();
    let map = source.config_map.iter().flat_map(|map| &map.items).flatten();
    let downward = source.downward_api.iter().flat_map(|downward| &downward.items).flatten();
    secret.chain(map).map(|item| item.path.as_str()).chain(downward.map(|file| file.path.as_str())).collect()
}
