//! What to do for a restore, step by step.

mod cluster;

use crate::plan::Plan;
use crate::plan::restore::{Point, Restore};
use crate::target::gateway_name;

/// The steps, as commands to paste. `command` is the one that printed them.
pub fn text(plan: &Plan, restore: &Restore, command: &str) -> String {
    let kubectl = format!("kubectl -n {}", plan.release.namespace);
    let clients = clients(plan, &kubectl);
    let Clients { who, stop, start } = &clients;
    let what = what(restore);
    let release = &plan.release.name;
    match restore {
        Restore::Cluster(restore) => cluster::steps(
            plan,
            restore,
            &Parts { kubectl: &kubectl, clients: &clients, what: &what, command },
        ),
        Restore::Dump { server, .. } => {
            let job = server.names.job("restore-dump");
            format!(
                "Restore of release {release}: {what}.\n\
                 What the dump holds replaces what is in the database; everything written since is lost.\n\n\
                 1. Stop {who}\n     {stop}\n\
                 2. Run this Job\n     {}\n\
                 3. Start {who}\n     {start}\n",
                run(&kubectl, &job, command)
            )
        }
        Restore::Physical { server, .. } => {
            let (name, job) = (server.names.server(), server.names.job("restore"));
            let backup = server.names.job("restore-backup");
            let full = server.names.cron_job("pgbackrest-full");
            format!(
                "Restore of release {release}: {what}.\n\
                 The database on the volume is replaced; everything written after that point is lost.\n\n\
                 1. Stop {who}, then the database\n     {stop}\n     \
                 {kubectl} scale statefulset/{name} --replicas 0\n     \
                 {kubectl} wait --for=delete pod/{name}-0 --timeout 10m\n\
                 2. Run this Job (it refuses to run beside a running database)\n     {}\n\
                 3. Start the database, which replays the write-ahead log, and look at the data\n     \
                 {kubectl} scale statefulset/{name} --replicas 1\n     \
                 {kubectl} rollout status statefulset/{name} --timeout 60m\n     \
                 {kubectl} exec -it {name}-0 -c postgres -- psql -U postgres\n\
                 4. Start {who}\n     {start}\n\
                 5. Make a full backup: the restored database is on a timeline of its own\n     \
                 {kubectl} delete job {backup} --ignore-not-found\n     \
                 {kubectl} create job {backup} --from=cronjob/{full}\n",
                run(&kubectl, &job, command)
            )
        }
    }
}

/// What uses the database, and the commands that stop and start it.
struct Clients {
    who: &'static str,
    stop: String,
    start: String,
}

fn clients(plan: &Plan, kubectl: &str) -> Clients {
    if !plan.gateway {
        let elsewhere = "(it is not of this release)".to_owned();
        return Clients { who: "what uses the database", stop: elsewhere.clone(), start: elsewhere };
    }
    let gateway = format!("{}/{}", plan.workload.kind().to_lowercase(), gateway_name(plan));
    Clients {
        who: "the gateway",
        stop: format!("{kubectl} scale {gateway} --replicas 0"),
        start: format!("{kubectl} scale {gateway} --replicas {}", plan.availability.replicas.fewest()),
    }
}

/// What the steps of a restore are made of.
struct Parts<'a> {
    /// kubectl with its namespace.
    kubectl: &'a str,
    /// What uses the database.
    clients: &'a Clients,
    /// What is restored.
    what: &'a str,
    /// The command that printed the steps.
    command: &'a str,
}

/// A Job cannot run twice, so one of an earlier restore goes first. The log ends with the Job, however that ends.
fn run(kubectl: &str, job: &str, command: &str) -> String {
    format!(
        "{kubectl} delete job {job} --ignore-not-found\n     \
         {command} | kubectl create -f -\n     \
         {kubectl} logs -f job/{job} --pod-running-timeout 10m\n     \
         {kubectl} wait --for=condition=complete job/{job} --timeout 1m"
    )
}

fn what(restore: &Restore) -> String {
    match restore {
        Restore::Cluster(restore) => of_backups(&restore.point, restore.backup.as_deref(), restore.timeline),
        Restore::Dump { name, .. } if name == "latest" => "the newest dump".to_owned(),
        Restore::Dump { name, .. } => format!("the dump {name}"),
        Restore::Physical { point, backup, timeline, .. } => of_backups(point, backup.as_deref(), *timeline),
    }
}

fn of_backups(point: &Point, backup: Option<&str>, timeline: Option<u32>) -> String {
    let point = match point {
        Point::Latest => "everything that was archived".to_owned(),
        Point::Immediate => "the end of a backup".to_owned(),
        Point::Time { text, .. } => format!("the state at {text}"),
    };
    let backup = backup.map(|label| format!(", from backup {label}")).unwrap_or_default();
    let timeline = timeline.map(|number| format!(", along timeline {number}")).unwrap_or_default();
    point + &backup + &timeline
}
