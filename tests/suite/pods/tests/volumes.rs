//! Files, owners and modes.

use serde_json::json;

use super::{apply, deployment, node_with, secret};

#[test]
fn files_have_the_modes_and_owners_of_a_cluster() {
    let volumes = json!([
        { "name": "secret", "secret": { "secretName": "files", "defaultMode": 0o400 } },
        { "name": "projected", "projected": { "defaultMode": 0o444, "sources": [
            { "secret": { "name": "files", "items": [{ "key": "key", "path": "a/b", "mode": 0o555 }] } },
            { "configMap": { "name": "missing", "optional": true } },
        ] } },
        { "name": "empty", "emptyDir": {} },
    ]);
    let container = json!({ "volumeMounts": [
        { "name": "secret", "mountPath": "/run/secrets/one" },
        { "name": "secret", "mountPath": "/one-file", "subPath": "key" },
        { "name": "projected", "mountPath": "/etc/projected" },
        { "name": "empty", "mountPath": "/work" },
        { "name": "empty", "mountPath": "/work/readable", "subPath": "inside", "readOnly": true },
    ] });
    let objects = [secret("files", "key", "value\n$x"), deployment("files", &volumes, &container)];
    let Some(node) = node_with("runner-volumes", &objects) else { return };
    let pod = node.pod("deployment", "files");
    let main = pod.container("main");
    let sh = |script: &str| main.exec(&["sh", "-c", script], "");

    let seen = sh("stat -L -c '%U:%g %a' /run/secrets/one/key /one-file /etc/projected/a/b; cat /one-file")
        .success();
    assert_eq!(seen, "root:2000 440\nroot:2000 440\nroot:2000 555\nvalue\n$x");
    assert_eq!(
        sh("readlink /run/secrets/one/key /run/secrets/one/..data").success(),
        "..data/key\n..version-1\n"
    );
    sh("echo x >/work/file").success();
    assert_eq!(sh("stat -c '%u:%g' /work/file").success(), "999:2000\n");
    for forbidden in [
        "echo >/run/secrets/one/new",
        "echo >/etc/new",
        "echo >/tmp/new",
        "echo >/work/readable/new",
        "echo >/usr/new",
    ] {
        assert!(sh(forbidden).failure().contains("Read-only file system"), "{forbidden}");
    }
}

#[test]
fn changed_objects_reach_running_containers() {
    let volumes = json!([{ "name": "secret", "secret": { "secretName": "changing" } }]);
    let wait = "cat /s/key; until grep -q new /s/key; do sleep 0.1; done; cat /s/other; test ! -e /s/key-two";
    let container = json!({
        "command": ["sh", "-c", wait], "volumeMounts": [{ "name": "secret", "mountPath": "/s" }],
    });
    let mut old = secret("changing", "key", "old\n");
    old["stringData"]["key-two"] = json!("goes away");
    let Some(node) = node_with("runner-refresh", &[old, deployment("changing", &volumes, &container)]) else {
        return;
    };
    let pod = node.pod("deployment", "changing");
    let mut running = pod.container("main").start();
    running.wait_until("the old value is read", |running| running.log().contains("old"));

    let mut new = secret("changing", "key", "new\n");
    new["stringData"]["other"] = json!("other\n");
    crate::cluster::kubectl::kubectl(&["-n", "runner-refresh", "delete", "secret", "changing"], "").unwrap();
    apply("runner-refresh", &[new]);
    pod.refresh();
    assert_eq!(running.wait(), 0, "{}", running.log());
    assert_eq!(running.log(), "old\nother\n");
}

#[test]
fn claims_outlive_pods_and_get_their_group_once() {
    let volumes = json!([{ "name": "data", "persistentVolumeClaim": { "claimName": "data" } }]);
    let container = json!({ "volumeMounts": [{ "name": "data", "mountPath": "/data" }] });
    let mut once = deployment("once", &volumes, &container);
    once["spec"]["template"]["spec"]["securityContext"]["fsGroupChangePolicy"] = json!("OnRootMismatch");
    let always = deployment("always", &volumes, &container);
    let Some(node) = node_with("runner-claims", &[once, always]) else { return };
    let sh = |name: &str, script: &str| {
        node.pod("deployment", name).container("main").exec(&["sh", "-c", script], "").success()
    };
    assert_eq!(
        sh("once", "ls /data; mkdir -m 700 /data/private; stat -c %a /data /data/private"),
        "lost+found\n2775\n2700\n"
    );
    assert_eq!(sh("once", "stat -c %a:%g /data/private"), "2700:2000\n");
    // Without the policy the kubelet opens everything to the group: PostgreSQL would refuse such a folder.
    assert_eq!(sh("always", "stat -c %a:%g /data/private"), "2770:2000\n");
    assert!(node.claim("data").join("private").exists());
}
