//! Users, environment, signals and exit statuses.

use serde_json::json;

use super::{deployment, node_with, secret};

#[test]
fn user_privileges_and_environment_are_the_stored_ones() {
    let container = json!({
        "command": ["sh", "-c", "printf '%s|' \"$0\" \"$1\" \"$B\" \"$C\" \"$D\"", "$(A)"], "args": ["$$(A) $(NONE)"],
        "env": [
            { "name": "A", "value": "a b" }, { "name": "B", "value": "<$(A)> $(C)" },
            { "name": "C", "valueFrom": { "secretKeyRef": { "name": "env", "key": "key" } } },
            { "name": "D", "valueFrom": { "fieldRef": { "fieldPath": "metadata.namespace" } } },
        ],
        "readinessProbe": { "exec": { "command": ["sh", "-c", "exit 7"] } },
    });
    let objects = [secret("env", "key", "$(A)\"'"), deployment("process", &json!([]), &container)];
    let Some(node) = node_with("runner-process", &objects) else { return };
    let pod = node.pod("deployment", "process");
    let main = pod.container("main");
    assert_eq!(main.run().success(), "a b|$(A) $(NONE)|<a b> $(C)|$(A)\"'|runner-process|");
    assert_eq!(main.probe("readinessProbe").status, 7);
    assert_eq!(main.exec(&["cat"], "input").success(), "input");
    assert_eq!(
        main.exec(&["sh", "-c", "id -u; id -g; id -G; id -un"], "").success(),
        "999\n999\n999 2000\npostgres\n"
    );
    let status = main.exec(&["grep", "-E", "^(CapEff|CapBnd|NoNewPrivs)", "/proc/self/status"], "").success();
    assert_eq!(status, "CapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\n");
    assert_eq!(main.exec(&["hostname"], "").success().trim(), pod.name());
}

#[test]
fn signals_reach_the_first_process() {
    let script = "trap 'echo stopping; exit 3' TERM; echo started $$$$; while :; do sleep 0.05; done";
    let container = json!({ "command": ["sh", "-c", script] });
    let Some(node) = node_with("runner-signals", &[deployment("signals", &json!([]), &container)]) else {
        return;
    };
    let pod = node.pod("deployment", "signals");
    let main = pod.container("main");
    let mut running = main.start();
    running.wait_until("it started", |running| running.log().contains("started 1\n"));
    // Process 1 does not get signals that it does not handle.
    running.signal("HUP");
    running.signal("TERM");
    assert_eq!(running.wait(), 3);
    assert!(running.log().ends_with("stopping\n"));

    let mut killed = main.start();
    killed.signal("KILL");
    assert_eq!(killed.wait(), 137);

    drop(main.start());
    let left = main.exec(&["sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '"], "").success();
    assert!(!left.contains("stopping"), "other containers' processes are seen: {left}");
}

#[test]
fn pods_of_one_node_meet_by_the_names_of_services() {
    let service = json!({
        "apiVersion": "v1", "kind": "Service", "metadata": { "name": "echo" },
        "spec": { "selector": { "app": "echo" }, "ports": [{ "port": 5432 }] },
    });
    let listen =
        "import socket; s = socket.create_server(('0.0.0.0', 5432)); s.accept()[0].sendall(b'hello')";
    let container = json!({ "command": ["python3", "-c", listen] });
    let objects = [service, deployment("echo", &json!([]), &container)];
    let Some(node) = node_with("runner-network", &objects) else { return };
    let Some(other) = super::Node::start("runner-network") else { return };
    let read = "import socket; print(socket.create_connection(('echo.runner-network.svc', 5432), 5).recv(9).decode())";
    let (pod, stranger) = (node.pod("deployment", "echo"), other.pod("deployment", "echo"));
    let mut running = pod.container("main").start();
    assert!(stranger.container("main").exec(&["python3", "-c", read], "").failure().contains("refused"));
    let client = pod.container("main");
    running.wait_until("it answers", |_| {
        let answer = client.exec(&["python3", "-c", read], "");
        answer.status == 0 && answer.stdout == "hello\n"
    });
    assert_eq!(running.wait(), 0);
}

#[test]
fn init_containers_run_in_order_and_share_volumes() {
    let volumes = json!([{ "name": "work", "emptyDir": {} }]);
    let mounts = json!([{ "name": "work", "mountPath": "/work" }]);
    let container = json!({ "command": ["cat", "/work/file"], "volumeMounts": mounts });
    let mut object = deployment("init", &volumes, &container);
    let spec = &mut object["spec"]["template"]["spec"];
    let init = |name: &str| {
        let mut init = spec["containers"][0].clone();
        init["name"] = json!(name);
        init["command"] = json!(["sh", "-c", format!("echo {name} | tee -a /work/file")]);
        init
    };
    spec["initContainers"] = json!([init("one"), init("two")]);
    let Some(node) = node_with("runner-init", &[object]) else { return };
    let pod = node.pod("deployment", "init");
    assert_eq!(pod.initialize(), "one\ntwo\n");
    assert_eq!(pod.container("main").run().success(), "one\ntwo\n");
    // Another pod starts with an empty volume.
    assert!(node.pod("deployment", "init").container("main").run().failure().contains("No such file"));
}
