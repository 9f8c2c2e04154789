//! The command that runs a program inside a container.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use super::bind::bind;
use super::pod::Pod;
use super::{environment, image};

/// A program in a container's file system, as its user, in its node's network and a process namespace of its own.
pub fn command(pod: &Pod, container: &Json, arguments: &[String]) -> Command {
    let node = pod.node();
    let mut command = node.command("bwrap");
    command.args(["--die-with-parent", "--unshare-pid", "--as-pid-1", "--unshare-ipc", "--unshare-uts"]);
    command.args(["--hostname", pod.name(), "--clearenv"]);
    command.args(image::mounts(node.folder(), container["image"].as_str().unwrap()));
    command.args(mounts(pod, container));
    if setting(pod, container, "readOnlyRootFilesystem") == &Json::Bool(true) {
        command.args(["--remount-ro", "/"]);
    }
    command.args(["--chdir", container["workingDir"].as_str().unwrap_or("/")]);
    for (name, value) in environment::of(pod, container) {
        command.args(["--setenv", &name, &value]);
    }
    // By its path: busybox has a lesser one.
    command.arg("--").arg("/usr/bin/setpriv").args(user(pod, container)).args(arguments);
    command
}

fn mounts(pod: &Pod, container: &Json) -> Vec<String> {
    let mut list: Vec<&Json> = container["volumeMounts"].as_array().into_iter().flatten().collect();
    // Outer folders first.
    list.sort_by_key(|mount| mount["mountPath"].as_str().unwrap().split('/').count());
    let mut arguments = Vec::new();
    for mount in list {
        let (folder, is_readonly) = pod.volume(mount["name"].as_str().unwrap());
        let path = Path::new(mount["mountPath"].as_str().unwrap());
        let source = match mount["subPath"].as_str() {
            None => folder,
            Some(inside) => {
                let source = folder.join(inside);
                if !source.exists() {
                    fs::create_dir_all(&source).unwrap();
                }
                // A file of a Secret is a link, and its target of this moment is what gets mounted.
                source.canonicalize().unwrap()
            }
        };
        let kind = if is_readonly || mount["readOnly"] == true { "--ro-bind" } else { "--bind" };
        arguments.extend(bind(kind, &source, path));
    }
    arguments
}

/// User, groups and privileges: arguments of setpriv.
fn user(pod: &Pod, container: &Json) -> Vec<String> {
    let number = |name: &str| setting(pod, container, name).as_u64();
    let user = number("runAsUser").unwrap_or(image::user(container["image"].as_str().unwrap()));
    assert!(
        user != 0 || setting(pod, container, "runAsNonRoot") != &Json::Bool(true),
        "runAsNonRoot, but as root"
    );
    // Without runAsGroup, it is the group that the image's /etc/passwd names.
    let group = number("runAsGroup").unwrap_or(if user == 999 { 999 } else { 0 });
    let context = &pod.spec()["securityContext"];
    let more = context["supplementalGroups"].as_array().into_iter().flatten().filter_map(Json::as_u64);
    let groups: Vec<String> =
        context["fsGroup"].as_u64().into_iter().chain(more).map(|id| id.to_string()).collect();
    let mut arguments = vec![format!("--reuid={user}"), format!("--regid={group}")];
    arguments.push(if groups.is_empty() {
        "--clear-groups".into()
    } else {
        format!("--groups={}", groups.join(","))
    });
    let dropped = container.pointer("/securityContext/capabilities/drop").and_then(Json::as_array);
    if dropped.is_some_and(|list| list.iter().any(|name| name == "ALL")) {
        arguments.extend(["--bounding-set=-all".into(), "--inh-caps=-all".into()]);
    }
    if setting(pod, container, "allowPrivilegeEscalation") == &Json::Bool(false) {
        arguments.push("--no-new-privs".into());
    }
    arguments
}

/// A field of the container's security context, or else of the pod's.
fn setting<'a>(pod: &'a Pod, container: &'a Json, name: &str) -> &'a Json {
    let own = &container["securityContext"][name];
    if own.is_null() { &pod.spec()["securityContext"][name] } else { own }
}
