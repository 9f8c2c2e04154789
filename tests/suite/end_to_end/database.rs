//! The running pod of a release's database.

use std::path::PathBuf;

use crate::cluster::kubectl::{kubectl, list};
use crate::pods::{Finished, Node, Pod, Running};
use crate::programs::postgres_major;

/// What is run from `psql`'s input by a role that logs in with the URL in its first line.
const LOGIN: &str = "read -r url; exec psql -X -q -A -t -v ON_ERROR_STOP=1 \"$url\"";

/// A database pod with its containers. It ends with the value, at once.
pub struct Database<'pod> {
    pod: &'pod Pod<'pod>,
    /// The server.
    pub postgres: Running,
    /// What looks after it.
    pub maintenance: Running,
    /// pgBackRest's server.
    pub pgbackrest: Option<Running>,
}

/// The pod of the database as it is stored now.
pub fn pod(node: &Node) -> Pod<'_> {
    node.pod("statefulset", "openshell-postgres")
}

/// The data directory on the database's volume.
pub fn data_directory(node: &Node) -> PathBuf {
    node.claim("data-openshell-postgres-0").join(postgres_major()).join("data")
}

impl<'pod> Database<'pod> {
    /// Starts a pod as the kubelet does, and waits until it is ready.
    #[track_caller]
    pub fn start(pod: &'pod Pod<'pod>) -> Self {
        pod.initialize();
        let names: Vec<&str> = pod.spec()["containers"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| one["name"].as_str())
            .collect();
        let pgbackrest = names.contains(&"pgbackrest").then(|| pod.container("pgbackrest").start());
        let mut postgres = pod.container("postgres").start();
        let mut maintenance = pod.container("maintenance").start();
        for (container, running) in [("postgres", &mut postgres), ("maintenance", &mut maintenance)] {
            running
                .wait_until("it is ready", |_| pod.container(container).probe("readinessProbe").status == 0);
        }
        Self { pod, postgres, maintenance, pgbackrest }
    }

    /// The result of statements in the gateway's database, as the superuser inside the pod.
    #[track_caller]
    pub fn sql(&self, statements: &str) -> String {
        let psql =
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "openshell"];
        self.pod.container("postgres").exec(&psql, statements).success().trim().to_owned()
    }

    /// The same as whoever a URL says, over TCP.
    pub fn sql_at(&self, url: &str, statements: &str) -> Finished {
        self.pod.container("postgres").exec(&["sh", "-c", LOGIN], &format!("{url}\n{statements}"))
    }

    /// Waits until what has been written so far is archived.
    #[track_caller]
    pub fn archive(&mut self) {
        let segment = self.sql("SELECT pg_walfile_name(pg_switch_wal())");
        let archived = "SELECT last_archived_wal FROM pg_stat_archiver";
        let container = self.pod.container("postgres");
        let psql = ["psql", "-X", "-q", "-A", "-t", "-U", "postgres", "-d", "openshell", "-c", archived];
        self.postgres.wait_until("everything is archived", |_| {
            container.exec(&psql, "").stdout.trim() >= segment.as_str()
        });
    }

    /// Stops the pod as Kubernetes does.
    #[track_caller]
    pub fn stop(mut self) {
        self.postgres.signal("TERM");
        assert_eq!(self.postgres.wait(), 0, "{}", self.postgres.log());
        self.maintenance.signal("TERM");
        assert_eq!(self.maintenance.wait(), 0, "{}", self.maintenance.log());
        if let Some(pgbackrest) = &mut self.pgbackrest {
            pgbackrest.signal("TERM");
            assert_eq!(pgbackrest.wait(), 0, "{}", pgbackrest.log());
        }
    }
}

/// Runs a stored job to its end, as its controller does: a pod that fails is followed by another as often as the job says.
#[track_caller]
pub fn run_job(node: &Node, kind: &str, name: &str) -> Finished {
    let spec = if kind == "cronjob" { ".spec.jobTemplate.spec" } else { ".spec" };
    let limit = format!("jsonpath={{{spec}.backoffLimit}}");
    let (limit, _) = kubectl(&["-n", node.namespace(), "get", kind, name, "-o", &limit], "").unwrap();
    let mut finished = run_pod(node, kind, name);
    for _ in 0..limit.parse().unwrap() {
        if finished.status == 0 {
            break;
        }
        finished = run_pod(node, kind, name);
    }
    finished
}

#[track_caller]
fn run_pod(node: &Node, kind: &str, name: &str) -> Finished {
    let pod = node.pod(kind, name);
    pod.initialize();
    let container = pod.spec()["containers"][0]["name"].as_str().unwrap().to_owned();
    pod.container(&container).run()
}

/// The name of the one Job whose name begins so.
#[track_caller]
pub fn job_named(node: &Node, beginning: &str) -> String {
    let jobs = list("job", node.namespace());
    let mut names = jobs.iter().filter_map(|job| job["metadata"]["name"].as_str());
    names.find(|name| name.starts_with(beginning)).unwrap().to_owned()
}
