//! What to do for a restore of a CloudNativePG cluster.

use super::{Clients, Parts};
use crate::plan::Plan;
use crate::plan::cloudnative_pg::credentials::Credentials;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::plan::cloudnative_pg::tls::Verification;

/// The old cluster stays until the new one has been looked at.
pub(super) fn steps(plan: &Plan, restore: &ClusterRestore, parts: &Parts) -> String {
    let Parts { kubectl, clients: Clients { who, stop, start }, what, command } = parts;
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
