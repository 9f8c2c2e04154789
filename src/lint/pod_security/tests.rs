use k8s_openapi::api::core::v1::PodSpec;
use serde_json::{Value as Json, json};

use super::{Level, level};

/// A restricted pod, changed by `change`.
fn fields(change: impl Fn(&mut Json)) -> (Level, Vec<String>) {
    let mut pod = json!({
        "securityContext": { "runAsNonRoot": true, "seccompProfile": { "type": "RuntimeDefault" } },
        "volumes": [{ "name": "a", "emptyDir": {} }],
        "containers": [{
            "name": "c",
            "securityContext": { "allowPrivilegeEscalation": false, "capabilities": { "drop": ["ALL"] } },
        }],
    });
    change(&mut pod);
    let pod: PodSpec = serde_json::from_value(pod).unwrap();
    let (level, violations) = level(&pod);
    (level, violations.into_iter().map(|violation| violation.field).collect())
}

#[test]
fn a_restricted_pod_is_restricted() {
    assert_eq!(fields(|_| {}), (Level::Restricted, vec![]));
    let (level, _) = fields(|pod| {
        pod["containers"][0]["securityContext"]["capabilities"]["add"] = json!(["NET_BIND_SERVICE"]);
    });
    assert_eq!(level, Level::Restricted);
}

#[test]
fn each_rule_of_the_restricted_standard_counts() {
    let context = "containers[0].securityContext";
    for (pointer, value, field) in [
        ("/containers/0/securityContext/allowPrivilegeEscalation", json!(null), "allowPrivilegeEscalation"),
        ("/containers/0/securityContext/allowPrivilegeEscalation", json!(true), "allowPrivilegeEscalation"),
        ("/containers/0/securityContext/capabilities", json!({}), "capabilities.drop"),
        (
            "/containers/0/securityContext/capabilities",
            json!({ "drop": ["ALL"], "add": ["KILL"] }),
            "capabilities.add",
        ),
        ("/securityContext/runAsNonRoot", json!(null), "runAsNonRoot"),
        ("/securityContext/seccompProfile", json!(null), "seccompProfile.type"),
    ] {
        let found = fields(|pod| *pod.pointer_mut(pointer).unwrap() = value.clone());
        assert_eq!(found, (Level::Baseline, vec![format!("{context}.{field}")]), "{pointer} {value}");
    }
    let root = fields(|pod| pod["containers"][0]["securityContext"]["runAsUser"] = json!(0));
    assert_eq!(root, (Level::Baseline, vec![format!("{context}.runAsUser")]));
    let nfs = json!({ "name": "b", "nfs": { "server": "s", "path": "/" } });
    let mounted = fields(|pod| pod["volumes"][0] = nfs.clone());
    assert_eq!(mounted, (Level::Baseline, vec!["volumes[0]".to_owned()]));
}

#[test]
fn each_rule_of_the_baseline_counts() {
    for (pointer, key, value, field) in [
        ("", "hostNetwork", json!(true), "hostNetwork"),
        ("", "hostPID", json!(true), "hostPID"),
        ("", "hostIPC", json!(true), "hostIPC"),
        ("/volumes/0", "hostPath", json!({ "path": "/" }), "volumes[0].hostPath"),
        (
            "/securityContext",
            "sysctls",
            json!([{ "name": "kernel.msgmax", "value": "1" }]),
            "securityContext.sysctls",
        ),
        ("/securityContext", "seLinuxOptions", json!({ "type": "spc_t" }), "securityContext.seLinuxOptions"),
        (
            "/securityContext",
            "appArmorProfile",
            json!({ "type": "Unconfined" }),
            "securityContext.appArmorProfile.type",
        ),
        (
            "/securityContext",
            "seccompProfile",
            json!({ "type": "Unconfined" }),
            "securityContext.seccompProfile.type",
        ),
        ("/containers/0", "ports", json!([{ "containerPort": 1, "hostPort": 1 }]), "containers[0].ports"),
        (
            "/containers/0/securityContext",
            "privileged",
            json!(true),
            "containers[0].securityContext.privileged",
        ),
        (
            "/containers/0/securityContext",
            "procMount",
            json!("Unmasked"),
            "containers[0].securityContext.procMount",
        ),
        (
            "/containers/0/securityContext",
            "capabilities",
            json!({ "drop": ["ALL"], "add": ["SYS_ADMIN"] }),
            "containers[0].securityContext.capabilities.add",
        ),
    ] {
        let (level, found) = fields(|pod| pod.pointer_mut(pointer).unwrap()[key] = value.clone());
        assert_eq!(level, Level::Privileged, "{field}");
        assert!(found.contains(&field.to_owned()), "{field}: {found:?}");
    }
}

#[test]
fn containers_that_run_first_count_as_well() {
    let found = fields(|pod| pod["initContainers"] = json!([{ "name": "first" }]));
    assert_eq!(found.0, Level::Baseline);
    assert!(
        found.1.contains(&"initContainers[0].securityContext.allowPrivilegeEscalation".to_owned()),
        "{found:?}"
    );
}
