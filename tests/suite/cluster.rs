//! What is rendered, on a real control plane: the disposable cluster that `KUBECONFIG` names.
//!
//! The cluster needs an API server and a controller manager, no nodes: pods are made and stay pending.

mod accepted;
mod applied;
mod availability;
pub mod cloudnative_pg;
pub mod kubectl;
mod takeover;

use std::fs;
use std::sync::Once;

use serde_json::Value as Json;

use crate::external::available;
use crate::support::{KEY, Run, fixture, run};

/// A release name as long as Helm takes. Each test has its own: some objects belong to the whole cluster.
fn long(name: &str) -> String {
    let mut release = format!("{name}-{}", "release".repeat(8));
    release.truncate(53);
    release
}

/// A conformance case that renders.
struct Case {
    name: String,
    args: Vec<String>,
}

impl Case {
    /// The case rendered ready to apply.
    fn render(&self, release: &str, namespace: &str, target: &str) -> Run {
        let fixed = ["render", release, "-n", namespace, "--target", target, "--kube-version", "1.35.4"];
        let key = format!("server.credentialStorage.keyEncryptionKey={KEY}");
        let api = "--api-versions=agents.x-k8s.io/v1beta1";
        run(fixed.into_iter().chain(self.args.iter().map(String::as_str)).chain([api, "--set-string", &key]))
    }

    /// Gives the case a node port of its own: they belong to the whole cluster, and tests run side by side.
    fn avoid_node_port(&mut self, own: &str) {
        if self.name == "service-nodeport" {
            self.args.extend(["--set".into(), format!("service.nodePort={own}")]);
        }
    }

    /// Whether the case itself takes the security contexts away, which the restricted standard refuses.
    fn is_privileged(&self) -> bool {
        self.name == "security-context-removed"
    }
}

/// All conformance cases that render.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = fs::read_dir(fixture("conformance"))
        .unwrap()
        .filter_map(|entry| case(&entry.unwrap().path()))
        .collect();
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn case(folder: &std::path::Path) -> Option<Case> {
    let case: Json = serde_json::from_str(&fs::read_to_string(folder.join("case.json")).unwrap()).unwrap();
    if case["fails"] == true {
        return None;
    }
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let files = case["values"].as_array().unwrap().iter();
    let mut args: Vec<String> =
        files.flat_map(|file| ["-f".into(), folder.join(text(file)).display().to_string()]).collect();
    let flags = case["set"].as_array().into_iter().flatten();
    args.extend(flags.flat_map(|pair| pair.as_array().unwrap().iter().map(text)));
    Some(Case { name: folder.file_name().unwrap().to_string_lossy().into_owned(), args })
}

/// Whether there is a cluster; where not, that is said aloud. It then knows all kinds that are rendered.
#[track_caller]
pub fn is_available() -> bool {
    static COMPLETED: Once = Once::new();
    let reachable = std::env::var_os("KUBECONFIG").is_some()
        && kubectl::kubectl(&["get", "--raw", "/readyz"], "").is_ok();
    if reachable {
        COMPLETED.call_once(complete);
    }
    available("a disposable cluster in KUBECONFIG, and kubectl", reachable)
}

fn complete() {
    let definition = include_str!("cluster/tls_route.yaml");
    kubectl::kubectl(&["apply", "--server-side", "--force-conflicts", "-f", "-"], definition).unwrap();
    let name = "customresourcedefinition/tlsroutes.gateway.networking.k8s.io";
    kubectl::kubectl(&["wait", "--for=condition=Established", name, "--timeout=60s"], "").unwrap();
}
