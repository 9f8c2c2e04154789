//! The files of a Secret, ConfigMap or projected volume.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use serde_json::Value as Json;

use super::{api_server, stored};
use crate::cluster::kubectl::kubectl;

/// Files by path, with their modes.
pub type Payload = BTreeMap<String, (Vec<u8>, u32)>;

/// What a volume of a pod, or of a template for pods, holds; None for volumes of other kinds.
pub fn read(namespace: &str, template: &Json, volume: &Json) -> Option<Payload> {
    let source = ["secret", "configMap", "projected"].iter().find_map(|kind| volume.get(kind))?;
    // The API server fills defaultMode in.
    let default = mode(&source["defaultMode"]).unwrap();
    let sources = match source.get("sources") {
        Some(sources) => sources.as_array().unwrap().clone(),
        None => vec![volume.clone()],
    };
    let files = |source| match special(namespace, template, source) {
        Some((path, bytes)) => Payload::from([(path, (bytes, default))]),
        None => files(namespace, source, default),
    };
    Some(sources.iter().flat_map(files).collect())
}

/// The one file of a projection that is no Secret or ConfigMap.
fn special(namespace: &str, template: &Json, source: &Json) -> Option<(String, Vec<u8>)> {
    if let Some(token) = source.get("serviceAccountToken") {
        let account = template["spec"]["serviceAccountName"].as_str().unwrap();
        let mut args = vec!["-n", namespace, "create", "token", account, "--duration=1h"];
        if let Some(audience) = token["audience"].as_str() {
            args.extend(["--audience", audience]);
        }
        // A stored pod has a name, whereas the template of one has none.
        if let Some(pod) = template["metadata"]["name"].as_str() {
            args.extend(["--bound-object-kind", "Pod", "--bound-object-name", pod]);
        }
        let (token_text, _) = kubectl(&args, "").unwrap();
        return Some((token["path"].as_str().unwrap().to_owned(), token_text.trim().into()));
    }
    if source.pointer("/configMap/name").is_some_and(|name| name == "kube-root-ca.crt") {
        return Some(("ca.crt".into(), api_server::authority()));
    }
    let item = source.pointer("/downwardAPI/items/0")?;
    assert_eq!(item["fieldRef"]["fieldPath"], "metadata.namespace", "not simulated: {source}");
    Some((item["path"].as_str().unwrap().to_owned(), namespace.into()))
}

fn files(namespace: &str, source: &Json, default: u32) -> Payload {
    let (kind, reference) = match (source.get("secret"), source.get("configMap")) {
        (Some(secret), _) => ("secret", secret),
        (_, Some(map)) => ("configmap", map),
        _ => panic!("volumes of this kind are not simulated: {source}"),
    };
    // Secret volumes say secretName, projections say name.
    let name = reference.get("secretName").or_else(|| reference.get("name")).and_then(Json::as_str).unwrap();
    let data = stored::optional_data(namespace, kind, name, reference);
    let Some(items) = reference["items"].as_array() else {
        return data.into_iter().map(|(key, bytes)| (key, (bytes, default))).collect();
    };
    let file = |item: &Json| {
        let key = item["key"].as_str().unwrap();
        let bytes = data.get(key).cloned();
        assert!(bytes.is_some() || reference["optional"] == true, "{kind} {name} has no key {key}");
        let path = item["path"].as_str().unwrap().to_owned();
        Some((path, (bytes?, mode(&item["mode"]).unwrap_or(default))))
    };
    items.iter().filter_map(file).collect()
}

fn mode(value: &Json) -> Option<u32> {
    value.as_u64().map(|mode| mode.try_into().unwrap())
}

/// Writes the files into a new folder and swaps `..data`, as the kubelet does: readers see all old or all new files.
pub fn write(volume: &Path, payload: &Payload) {
    let old = fs::read_link(volume.join("..data")).ok();
    let number =
        old.as_ref().and_then(|name| name.to_str()?.strip_prefix("..version-")?.parse().ok()).unwrap_or(0);
    let name = format!("..version-{}", number + 1);
    let folder = volume.join(&name);
    fs::create_dir_all(&folder).unwrap();
    for (path, (bytes, mode)) in payload {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, bytes).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(*mode)).unwrap();
        let first = path.split('/').next().unwrap();
        if fs::symlink_metadata(volume.join(first)).is_err() {
            symlink(Path::new("..data").join(first), volume.join(first)).unwrap();
        }
    }
    symlink(&name, volume.join("..data_tmp")).unwrap();
    fs::rename(volume.join("..data_tmp"), volume.join("..data")).unwrap();
    for entry in fs::read_dir(volume).unwrap() {
        let path = entry.unwrap().path();
        // The links of files that are no more.
        if path.is_symlink() && !path.exists() {
            fs::remove_file(path).unwrap();
        }
    }
    if let Some(old) = old {
        fs::remove_dir_all(volume.join(old)).unwrap();
    }
}
