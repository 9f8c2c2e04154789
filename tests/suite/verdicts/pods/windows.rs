//! Fields of one operating system in pods of each.

use serde_json::{Value as Json, json};

use super::Change;
use super::values::vary;

/// Each field of a system alone, in pods for it, for the other, and for none.
pub fn windows() -> Vec<Vec<Change>> {
    let mut all = Vec::new();
    for os in [json!({ "name": "linux" }), json!({ "name": "windows" }), Json::Null] {
        let mut add = |field: &str, value: Json| {
            all.push(vec![Change::new("spec.os", os.clone()), Change::new(field, value)]);
        };
        for field in ["hostPID", "hostIPC", "hostUsers", "hostNetwork", "shareProcessNamespace"] {
            for value in [true, false] {
                add(&format!("spec.{field}"), json!(value));
            }
        }
        let profile = || json!({ "type": "RuntimeDefault" });
        for context in [
            json!({}),
            json!({ "appArmorProfile": profile() }),
            json!({ "seccompProfile": profile() }),
            json!({ "seLinuxOptions": { "level": "s0" } }),
            json!({ "runAsUser": 1 }),
            json!({ "runAsGroup": 1 }),
            json!({ "runAsNonRoot": true }),
        ] {
            for at in ["spec", "spec.containers.0", "spec.initContainers.0"] {
                add(&format!("{at}.securityContext"), context.clone());
            }
        }
        for context in [
            json!({ "fsGroup": 1 }),
            json!({ "fsGroupChangePolicy": "Always" }),
            json!({ "supplementalGroups": [] }),
            json!({ "supplementalGroups": [1] }),
            json!({ "supplementalGroupsPolicy": "Merge" }),
            json!({ "sysctls": [] }),
            json!({ "sysctls": [{ "name": "net.core.somaxconn", "value": "1" }] }),
        ] {
            add("spec.securityContext", context);
        }
        for context in [
            json!({ "allowPrivilegeEscalation": true }),
            json!({ "capabilities": {} }),
            json!({ "privileged": false }),
            json!({ "procMount": "Default" }),
            json!({ "readOnlyRootFilesystem": false }),
        ] {
            add("spec.containers.0.securityContext", context);
        }
        for options in options() {
            add("spec.securityContext", json!({ "windowsOptions": options }));
            add("spec.initContainers.0.securityContext", json!({ "windowsOptions": options }));
        }
    }
    all.extend(host_processes());
    all
}

fn options() -> Vec<Json> {
    let texts = |texts: &[&str]| texts.iter().map(|text| json!(text)).collect::<Vec<_>>();
    let users = [
        "",
        "a",
        "ContainerUser",
        "A\\b",
        "a\\b\\c",
        "\\a",
        "a\\",
        "a\n",
        "a/b",
        "a@b",
        "...",
        "a.",
        " ",
        "a:b\\c",
        "a.b\\c",
        "a*\\b",
    ];
    vary(
        &json!({}),
        &[
            ("gmsaCredentialSpecName", texts(&["a", "", "A", "a b"])),
            ("gmsaCredentialSpec", texts(&["", "{}", &"x".repeat(64 * 1024), &"x".repeat(64 * 1024 + 1)])),
            ("runAsUserName", texts(&users)),
            ("runAsUserName", texts(&["a".repeat(104), "a".repeat(105)].each_ref().map(String::as_str))),
            ("hostProcess", vec![json!(true), json!(false)]),
        ],
    )
}

/// All ways to run some containers of a pod as processes of the node.
fn host_processes() -> Vec<Vec<Change>> {
    let choices = [Json::Null, json!(true), json!(false)];
    let mut all = Vec::new();
    for network in [true, false] {
        for of_pod in &choices {
            for first in &choices {
                for own in &choices {
                    let at = |field: &str, host: &Json| {
                        let context = json!({ "windowsOptions": { "hostProcess": host } });
                        Change::new(&format!("{field}securityContext"), context)
                    };
                    all.push(vec![
                        Change::new("spec.hostNetwork", json!(network)),
                        at("spec.", of_pod),
                        at("spec.initContainers.0.", first),
                        at("spec.containers.0.", own),
                        at("spec.containers.1.", own),
                    ]);
                }
            }
        }
    }
    all
}
