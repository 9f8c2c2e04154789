//! kubectl.

use std::process::Command;

use serde_json::Value as Json;

use crate::external::output;

/// Runs kubectl with an input; standard output and standard error of a success, or the reason of a failure.
pub fn kubectl(args: &[&str], stdin: &str) -> Result<(String, String), String> {
    if Command::new("kubectl").arg("version").arg("--client").output().is_err() {
        return Err("there is no kubectl".into());
    }
    match output(Command::new("kubectl").args(args), stdin) {
        (true, stdout, stderr) => Ok((stdout, stderr)),
        (false, _, stderr) => Err(stderr),
    }
}

/// The objects of a kind in a namespace.
pub fn list(kind: &str, namespace: &str) -> Vec<Json> {
    let (stdout, _) = kubectl(&["-n", namespace, "get", kind, "-o", "json"], "").unwrap();
    let list: Json = serde_json::from_str(&stdout).unwrap();
    list["items"].as_array().unwrap().clone()
}

/// Makes a namespace, or takes it as it is, with the Pod Security Standard `restricted` enforced and warned about.
pub fn restricted_namespace(name: &str) {
    namespace(name, "restricted");
}

/// The same with a level of the Pod Security Standards.
pub fn namespace(name: &str, level: &str) {
    let manifest = serde_json::json!({
        "apiVersion": "v1",
        "kind": "Namespace",
        "metadata": { "name": name, "labels": {
            "pod-security.kubernetes.io/enforce": level,
            "pod-security.kubernetes.io/warn": level,
        } },
    });
    kubectl(&["apply", "--server-side", "--force-conflicts", "-f", "-"], &manifest.to_string()).unwrap();
}

/// The same without what an earlier run on the same cluster left in it.
pub fn fresh_namespace(name: &str, level: &str) {
    kubectl(&["delete", "namespace", name, "--ignore-not-found"], "").unwrap();
    namespace(name, level);
}
