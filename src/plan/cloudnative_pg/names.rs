//! Names of the objects of a cluster.

use crate::diagnostic::Code;
use crate::plan::kubernetes_names::longest::CLUSTER;
use crate::plan::kubernetes_names::shortened;
use crate::plan::names::Names;
use crate::plan::problem::Problems;

/// Where all names come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterNames {
    fullname: String,
    cluster: String,
}

impl ClusterNames {
    /// Derives the names from those of the release, and from the name that a user gives to the cluster.
    #[must_use]
    pub fn new(names: &Names, cluster: Option<&str>) -> Self {
        let fullname = names.fullname.clone();
        let own = || shortened(format!("{fullname}-db"), CLUSTER);
        Self { cluster: cluster.map_or_else(own, str::to_owned), fullname }
    }

    /// Refuses a name under which the operator would take over objects of the gateway: it makes a `ServiceAccount`, a Role
    /// and a PodDisruptionBudget of the cluster's name, and Services and Secrets that begin with it, whoever has made what
    /// is there.
    pub(super) fn check(&self, gateway: &Names, problems: &mut Problems) {
        let taken = [
            gateway.fullname.clone(),
            gateway.sandbox_role(),
            gateway.certgen(),
            gateway.peer(),
            gateway.credential_secrets(),
            format!("{}-postgres", gateway.fullname),
        ];
        if taken.contains(&self.cluster) {
            let path = "postgres.clusterName";
            problems
                .error(
                    Code::Conflict,
                    path,
                    format!("`{path}` is `{}`, and the release has other objects of that name", self.cluster),
                )
                .help(format!("choose another name, such as `{}-db`", gateway.fullname));
        }
    }

    /// The `Cluster`; what belongs to it alone is called alike: NetworkPolicy, PodMonitor, PrometheusRule.
    #[must_use]
    pub fn cluster(&self) -> &str {
        &self.cluster
    }

    /// The same names for another cluster of the release.
    #[must_use]
    pub fn of_cluster(&self, cluster: String) -> Self {
        Self { fullname: self.fullname.clone(), cluster }
    }

    /// The `ScheduledBackup`. It cannot be given to another cluster, so each has its own.
    #[must_use]
    pub fn scheduled_backup(&self) -> String {
        format!("{}-backup", self.cluster)
    }

    /// The `Pooler`, its NetworkPolicy, and the Service that the operator makes for it. Each cluster has its own too.
    #[must_use]
    pub fn pooler(&self) -> String {
        format!("{}-pooler", self.cluster)
    }

    /// The `ObjectStore`, and the Secret with its access keys. Clusters of the release share it.
    #[must_use]
    pub fn store(&self) -> String {
        format!("{}-db-backups", self.fullname)
    }

    /// The Secret with the name and password of the gateway's role.
    #[must_use]
    pub fn role(&self) -> String {
        format!("{}-db-role", self.fullname)
    }

    /// The Secret that the operator makes for applications.
    #[must_use]
    pub fn app(&self) -> String {
        format!("{}-app", self.cluster)
    }

    /// The Secret with the operator's certificate authority.
    #[must_use]
    pub fn authority(&self) -> String {
        format!("{}-ca", self.cluster)
    }

    /// The host name of the server that is written to.
    #[must_use]
    pub fn address(&self, namespace: &str) -> String {
        format!("{}-rw.{namespace}.svc", self.cluster)
    }

    /// The host name of PgBouncer.
    #[must_use]
    pub fn pooler_address(&self, namespace: &str) -> String {
        format!("{}.{namespace}.svc", self.pooler())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_and_a_users_name_stays() {
        let names = Names { app: String::new(), fullname: "a".repeat(63) };
        let own = ClusterNames::new(&names, None);
        assert_eq!(own.cluster().len(), 50);
        assert!(own.pooler().len() <= 63 && own.scheduled_backup().len() <= 63);
        assert_eq!(ClusterNames::new(&names, Some("main")).address("team"), "main-rw.team.svc");
        assert_eq!(own.of_cluster("other".into()).store(), own.store());
    }
}
