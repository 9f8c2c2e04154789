//! Where the values of variables come from.

use k8s_openapi::api::core::v1::{EnvVarSource, FileKeySelector};

use super::{CODE, variable_name};
use crate::check::data::key_problem;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::name;
use crate::check::pod::volume::Volumes;
use crate::check::pod::{downward, path};

/// Checks the source of one variable.
pub(super) fn check(source: &EnvVarSource, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    if let Some(reference) = &source.secret_key_ref {
        let at = at.name("secretKeyRef");
        name::object("Secret", &reference.name, &at.name("name"), findings);
        key(&reference.key, &at.name("key"), findings);
    }
    if let Some(reference) = &source.config_map_key_ref {
        let at = at.name("configMapKeyRef");
        name::object("ConfigMap", &reference.name, &at.name("name"), findings);
        key(&reference.key, &at.name("key"), findings);
    }
    if let Some(reference) = &source.field_ref {
        downward::field(reference, downward::IN_ENVIRONMENT, CODE, &at.name("fieldRef"), findings);
    }
    if let Some(reference) = &source.resource_field_ref {
        downward::resource(reference, CODE, &at.name("resourceFieldRef"), findings);
    }
    if let Some(reference) = &source.file_key_ref {
        file_key(reference, volumes, &at.name("fileKeyRef"), findings);
    }
}

/// Files of variables, which an init container writes.
fn file_key(reference: &FileKeySelector, volumes: &Volumes, at: &Field, findings: &mut Findings) {
    variable_name(&reference.key, &at.name("key"), findings);
    if reference.path.is_empty() || path::goes_up(&reference.path) {
        findings
            .add(CODE, &at.name("path"), "the file needs a path in its volume, without `..`")
            .help("write a relative path");
    }
    if !volumes.get(&reference.volume_name).is_some_and(|volume| volume.empty_dir) {
        findings
            .add(
                CODE,
                &at.name("volumeName"),
                "variables are only read from files in an `emptyDir` of the pod",
            )
            .help("name a volume of the pod that is an `emptyDir`");
    }
}

/// A key of a Secret or ConfigMap.
fn key(key: &str, at: &Field, findings: &mut Findings) {
    if key.is_empty() {
        findings.add(CODE, at, "the key of the object is missing").help("name one of the object's keys");
    } else if let Some(why) = key_problem(key) {
        findings
            .add(CODE, at, format!("no Secret or ConfigMap can have such a key: it {why}"))
            .help("write up to 253 letters, digits, `-`, `_` and `.`, such as `password`");
    }
}
