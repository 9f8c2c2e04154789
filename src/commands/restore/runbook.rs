//! What to do for a restore, step by step.

use crate::plan::Plan;
use crate::plan::cloudnative_pg::credentials::Credentials;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::plan::cloudnative_pg::tls::Verification;
use crate::plan::restore::{Point, Restore};
use crate::plan::workload::Workload;
use crate::target::gateway_name;

/// The steps, as commands to paste. `command` is the one that printed them.
pub fn text(plan: &Plan, restore: &Restore, command: &str) -> String {
    let kubectl = format!("kubectl -n {}", plan.release.namespace);
    let Clients { who, stop, start } = clients(plan, &kubectl);
    let what = what(restore);
    let release = &plan.release.name;
    match restore {
        Restore::Cluster(restore) => {
            let clients = Clients { who, stop, start };
            cluster(plan, restore, &Steps { kubectl: &kubectl, clients, what: &what, command })
        }
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
    let kind = match plan.workload {
        Workload::StatefulSet { .. } => "statefulset",
        Workload::Deployment { .. } => "deployment",
    };
    let gateway = format!("{kind}/{}", gateway_name(plan));
    Clients {
        who: "the gateway",
        stop: format!("{kubectl} scale {gateway} --replicas 0"),
        start: format!("{kubectl} scale {gateway} --replicas {}", plan.availability.replicas.fewest()),
    }
}

/// What the steps of a restore are made of.
struct Steps<'a> {
    /// kubectl with its namespace.
    kubectl: &'a str,
    /// What uses the database.
    clients: Clients,
    /// What is restored.
    what: &'a str,
    /// The command that printed the steps.
    command: &'a str,
}

/// The old cluster stays until the new one has been looked at.
fn cluster(plan: &Plan, restore: &ClusterRestore, steps: &Steps) -> String {
    let Steps { kubectl, clients: Clients { who, stop, start }, what, command } = steps;
    let ClusterRestore { old_cluster, source, server_name, cluster, .. } = restore;
    let (release, new) = (&plan.release.name, cluster.names.cluster());
    let (remove, own) = (of_old_cluster(plan, restore), of_users(plan, restore));
    format!(
        "Restore of release {release}: {what}.\n\
         A new Cluster {new} is made of the backups of {source}. The Cluster {old_cluster} stays until you remove it;\n\
         what is written to it from now on is not in the new one.\n\n\
         1. Stop {who}\n     {stop}\n\
         2. Make the new Cluster, with its Secrets and its ObjectStore, and wait until it is restored\n     \
         {command} | kubectl apply -f -\n     \
         {kubectl} wait --for=condition=Ready cluster.postgresql.cnpg.io/{new} --timeout 60m\n\
         3. Look at the data\n     \
         {kubectl} exec -it {new}-1 -c postgres -- psql {}\n\
         4. Write the new names into the values, and apply the release with them; a backup is made\n     \
         postgres.clusterName: {new}\n     \
         pgbackrest.stanza: {server_name}\n{own}     \
         Then start {who}, if that does not start by itself\n     {start}\n\
         5. Once nobody misses anything, remove the old Cluster with its volumes (its backups stay in the bucket)\n     \
         {kubectl} delete {remove}\n\n\
         To restore once more, to another point, remove {new} and add `--set postgres.clusterName={new}` in step 2:\n\
         what it has archived is in the way of another of its name.\n",
        cluster.role.database
    )
}

/// What users have made for the old cluster, and must be right for the new one before anything connects to it.
fn of_users(plan: &Plan, restore: &ClusterRestore) -> String {
    let names = &restore.cluster.names;
    let namespace = &plan.release.namespace;
    let host = match restore.cluster.pooler {
        Some(_) => names.pooler_address(namespace),
        None => names.address(namespace),
    };
    let secret = match &restore.cluster.credentials {
        Credentials::Existing { secret, url_key } => Some(format!(
            "     Your Secret {secret} leads to the old cluster: put the host {host} into its key {url_key},\n     \
             or what uses the database goes on with the old one, and loses what it writes with it\n"
        )),
        Credentials::Operator | Credentials::Rendered { .. } => None,
    };
    let certificate = match &restore.cluster.verification {
        Some(Verification::Existing(secret)) => Some(format!(
            "     Your certificate in the Secret {secret} must hold the name {host}, or nothing can connect\n"
        )),
        Some(Verification::Operator) | None => None,
    };
    secret.into_iter().chain(certificate).collect()
}

/// The objects that belong to the old cluster alone.
fn of_old_cluster(plan: &Plan, restore: &ClusterRestore) -> String {
    let (values, old) = (&plan.values.postgres, &restore.old_cluster);
    let names = restore.cluster.names.of_cluster(old.clone());
    let (metrics, policy) = (&values.metrics, values.network_policy.enabled);
    let has_pooler = restore.cluster.pooler.is_some();
    [
        (true, "cluster.postgresql.cnpg.io", old.clone()),
        (true, "scheduledbackup.postgresql.cnpg.io", names.scheduled_backup()),
        (has_pooler, "pooler.postgresql.cnpg.io", names.pooler()),
        (policy, "networkpolicy", old.clone()),
        (policy && has_pooler, "networkpolicy", names.pooler()),
        (metrics.enabled && metrics.service_monitor.enabled, "podmonitor", old.clone()),
        (metrics.enabled && metrics.prometheus_rule.enabled, "prometheusrule", old.clone()),
    ]
    .into_iter()
    .filter(|(is_there, ..)| *is_there)
    .map(|(_, kind, name)| format!("{kind}/{name}"))
    .collect::<Vec<_>>()
    .join(" ")
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
