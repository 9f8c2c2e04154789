//! Users' own objects beside those of the release.

#[cfg(test)]
mod tests;

use serde_json::Value as Json;

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::render::object::Object;
use crate::render::object::read::read;
use crate::values::path;
use crate::values::schema::Values;

/// Kinds that belong to no namespace: those of Kubernetes without a type here, and well-known ones of others.
const OF_THE_CLUSTER: &[&str] = &[
    "APIService",
    "CSIDriver",
    "CSINode",
    "CertificateSigningRequest",
    "ClusterIssuer",
    "ClusterPolicy",
    "ClusterRole",
    "ClusterRoleBinding",
    "ClusterSecretStore",
    "ClusterTrustBundle",
    "CustomResourceDefinition",
    "DeviceClass",
    "FlowSchema",
    "GatewayClass",
    "IPAddress",
    "IngressClass",
    "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding",
    "MutatingWebhookConfiguration",
    "Namespace",
    "Node",
    "PersistentVolume",
    "PriorityClass",
    "PriorityLevelConfiguration",
    "ResourceSlice",
    "RuntimeClass",
    "SecurityContextConstraints",
    "ServiceCIDR",
    "StorageClass",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
    "ValidatingWebhookConfiguration",
    "VolumeAttachment",
    "VolumeAttributesClass",
];

/// Reads the objects; what is missing in one, or wrong, is added to `problems`.
pub(super) fn plan(values: &Values, release: &Release, problems: &mut Problems) -> Vec<Object> {
    let objects = values.extra_objects.iter().enumerate();
    objects
        .filter_map(|(index, manifest)| {
            read_one(&path::of_item("extraObjects", index), &manifest.0, release, problems)
        })
        .collect()
}

/// Reads one object, which `path` names.
fn read_one(path: &str, json: &Json, release: &Release, problems: &mut Problems) -> Option<Object> {
    let mut text = |pointer: &str, key: &str| {
        let found = json.pointer(pointer).and_then(Json::as_str).filter(|text| !text.is_empty());
        if found.is_none() {
            let is_generated = key == "metadata.name" && json.pointer("/metadata/generateName").is_some();
            let help = if is_generated {
                "give it a name in place of `metadata.generateName`, with which nothing can be applied a second time"
            } else {
                "every Kubernetes object has `apiVersion`, `kind` and `metadata.name`"
            };
            problems.error(Code::MissingValue, path, format!("`{path}` has no `{key}`")).help(help);
        }
        found
    };
    let (version, kind) = (text("/apiVersion", "apiVersion"), text("/kind", "kind"));
    let name = text("/metadata/name", "metadata.name");
    let (version, kind, name) = (version?, kind?, name?);
    if kind == "List" || kind.ends_with("List") && json.get("items").is_some() {
        problems
            .error(Code::InvalidValue, format!("{path}.kind"), format!("`{path}` is a list of objects"))
            .help("write each object as an item of `extraObjects`");
        return None;
    }
    if !kind.chars().all(|c| c.is_ascii_alphanumeric()) {
        problems
            .error(
                Code::InvalidValue,
                format!("{path}.kind"),
                format!("`{path}.kind` is no kind of Kubernetes"),
            )
            .help("write it as the API does, such as `ConfigMap`: letters and digits only");
        return None;
    }
    if version.split('/').count() > 2 || version.split('/').any(str::is_empty) {
        let path = format!("{path}.apiVersion");
        problems
            .error(Code::InvalidValue, path.clone(), format!("`{path}` is no version of an API"))
            .help("write the group and the version, such as `apps/v1`, or `v1` alone for the core group");
        return None;
    }
    if name.contains('/') {
        let path = format!("{path}.metadata.name");
        problems
            .error(Code::InvalidName, path.clone(), format!("`{path}` holds a `/`, which no name has"))
            .help("choose another name");
        return None;
    }
    let Ok(mut object) = read(version, kind, json) else {
        // What the error says may quote a secret.
        problems
            .error(Code::InvalidValue, path, format!("`{path}` holds data that is not base64"))
            .help("a Secret takes plain text below `stringData`, and a ConfigMap below `data`");
        return None;
    };
    put_into_namespace(path, &mut object, release, problems);
    Some(object)
}

/// An object without a namespace belongs to the release's, unless its kind has none. `namespace: ""` says that the
/// cluster has it, for kinds that are not known.
fn put_into_namespace(path: &str, object: &mut Object, release: &Release, problems: &mut Problems) {
    let is_of_cluster = OF_THE_CLUSTER.contains(&object.kind());
    let kind = object.kind().to_owned();
    let is_known = !matches!(object, Object::Untyped(_));
    let namespace = &mut object.metadata_mut().namespace;
    match namespace.as_deref() {
        // Of a known kind that is no namespace at all; of others it says that they belong to the cluster.
        Some("") if is_known && !is_of_cluster => *namespace = Some(release.namespace.clone()),
        Some("") => *namespace = None,
        Some(given) if is_of_cluster => {
            let path = format!("{path}.metadata.namespace");
            let message = format!("`{path}` is `{given}`, but a {kind} belongs to no namespace");
            problems.error(Code::InvalidValue, path, message).help("remove it");
        }
        None if !is_of_cluster => *namespace = Some(release.namespace.clone()),
        Some(_) | None => {}
    }
}
