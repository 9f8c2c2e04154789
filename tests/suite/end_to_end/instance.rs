//! What a kubelet does for the pods that CloudNativePG's operator makes.

use serde_json::{Value as Json, json};

use super::operator::Operator;
use crate::cluster::kubectl::kubectl;
use crate::pods::{Node, Pod, Running};

/// The one server of a Cluster. It ends with the value, at once.
pub struct Instance<'node> {
    pod: Pod<'node>,
    /// PostgreSQL and its manager.
    pub postgres: Running,
    /// The containers that run beside it.
    sidecars: Vec<Running>,
}

impl<'node> Instance<'node> {
    /// Runs the first pod of a Cluster, and waits until the operator is content.
    #[track_caller]
    pub fn start(node: &'node Node, operator: &mut Operator, cluster: &str) -> Self {
        let name = operator.pod("/metadata/name", &format!("{cluster}-1"));
        let pod = node.pod("pod", &name);
        pod.initialize();
        let sidecars = start_sidecars(&pod);
        let mut postgres = pod.container("postgres").start();
        postgres.wait_until("it is ready", |postgres| postgres.log().contains("ready to accept connections"));
        set_status(node, &name, &ready(pod.spec()));
        operator.has_healthy(cluster);
        Self { pod, postgres, sidecars }
    }

    /// Waits for the next backup, and makes it: the operator asks the kubelet to have the instance do so, and has no answer.
    #[track_caller]
    pub fn back_up(&self, operator: &mut Operator, cluster: &str) {
        let name = operator.backup(cluster, "failed");
        self.pod.container("postgres").exec(&["/controller/manager", "backup", &name], "").success();
        operator.backup(cluster, "completed");
    }

    /// Waits until what has been written so far is archived.
    #[track_caller]
    pub fn archive(&mut self) {
        let container = self.pod.container("postgres");
        let sql = |statement: &str| {
            let psql = ["psql", "-X", "-q", "-A", "-t", "-d", "postgres", "-c", statement];
            container.exec(&psql, "").success().trim().to_owned()
        };
        let segment = sql("SELECT pg_walfile_name(pg_switch_wal())");
        self.postgres.wait_until("everything is archived", |_| {
            sql("SELECT last_archived_wal FROM pg_stat_archiver") >= segment
        });
    }

    /// Stops the pod as Kubernetes does.
    #[track_caller]
    pub fn stop(mut self) {
        self.postgres.signal("TERM");
        assert_eq!(self.postgres.wait(), 0, "{}", self.postgres.log());
        drop(self.sidecars);
    }
}

/// Runs the pod of a Job that the operator makes.
#[track_caller]
pub fn run_job(node: &Node, operator: &mut Operator, job: &str) {
    let name = operator.pod("/metadata/labels/job-name", job);
    let pod = node.pod("pod", &name);
    pod.initialize();
    let sidecars = start_sidecars(&pod);
    pod.container(pod.spec()["containers"][0]["name"].as_str().unwrap()).run().success();
    drop(sidecars);
    set_status(node, &name, &json!({ "phase": "Succeeded" }));
}

/// Starts the init containers that go on beside the others.
#[track_caller]
fn start_sidecars(pod: &Pod) -> Vec<Running> {
    let containers = pod.spec()["initContainers"].as_array().unwrap().iter();
    let sidecars = containers.filter(|container| container["restartPolicy"] == "Always");
    let start = |name: &str| {
        let container = pod.container(name);
        let mut running = container.start();
        running.wait_until("it is up", |_| container.probe("startupProbe").status == 0);
        running
    };
    sidecars.map(|container| start(container["name"].as_str().unwrap())).collect()
}

/// The status of a pod that runs at the node's address and is ready.
fn ready(spec: &Json) -> Json {
    let conditions =
        ["Initialized", "ContainersReady", "Ready"].map(|name| json!({ "type": name, "status": "True" }));
    let started = "2026-01-02T03:04:05Z";
    let statuses = |list: &str| {
        let containers = spec[list].as_array().into_iter().flatten();
        let status = |container: &Json| {
            json!({
                "name": container["name"], "image": container["image"], "imageID": "", "restartCount": 0,
                "started": true, "ready": true, "state": { "running": { "startedAt": started } },
            })
        };
        containers.map(status).collect::<Vec<_>>()
    };
    json!({
        "phase": "Running", "startTime": started, "conditions": conditions,
        "podIP": "127.0.0.1", "podIPs": [{ "ip": "127.0.0.1" }],
        "containerStatuses": statuses("containers"), "initContainerStatuses": statuses("initContainers"),
    })
}

#[track_caller]
fn set_status(node: &Node, pod: &str, status: &Json) {
    let patch = json!({ "status": status }).to_string();
    let fixed = ["-n", node.namespace(), "patch", "pod", pod, "--subresource=status", "--type=merge"];
    kubectl(&[&fixed[..], &["-p", &patch]].concat(), "").unwrap();
}
