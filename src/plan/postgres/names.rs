//! Names of the objects of a PostgreSQL server.

use crate::plan::kubernetes_names::longest::{CRON_JOB, JOB, SERVICE, STATEFUL_SET};
use crate::plan::kubernetes_names::shortened;
use crate::plan::names::Names;

/// Where all names come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostgresNames {
    fullname: String,
}

impl PostgresNames {
    /// Derives the names from those of the release.
    #[must_use]
    pub fn new(names: &Names) -> Self {
        Self { fullname: names.fullname.clone() }
    }

    /// StatefulSet, client Service, ServiceAccount, Secret, NetworkPolicy and PodDisruptionBudget.
    #[must_use]
    pub fn server(&self) -> String {
        shortened(self.with("postgres"), STATEFUL_SET)
    }

    /// The Service that names the pod itself, ready or not.
    #[must_use]
    pub fn headless(&self) -> String {
        shortened(self.with("postgres-headless"), SERVICE)
    }

    /// An object of the server without a length limit of its own, such as a ConfigMap: `postgres-config`.
    #[must_use]
    pub fn with(&self, suffix: &str) -> String {
        format!("{}-{suffix}", self.fullname)
    }

    /// A CronJob.
    #[must_use]
    pub fn cron_job(&self, suffix: &str) -> String {
        shortened(self.with(suffix), CRON_JOB)
    }

    /// A Job.
    #[must_use]
    pub fn job(&self, suffix: &str) -> String {
        shortened(self.with(suffix), JOB)
    }

    /// The claim of the volume `volume` (`data` or `wal`), as the StatefulSet's controller names it.
    #[must_use]
    pub fn claim(&self, volume: &str) -> String {
        format!("{volume}-{}-0", self.server())
    }

    /// A folder in a bucket that no other release has.
    #[must_use]
    pub fn folder(&self, namespace: &str) -> String {
        format!("{namespace}/{}", self.fullname)
    }

    /// The host name that the gateway connects to.
    #[must_use]
    pub fn address(&self, namespace: &str) -> String {
        format!("{}.{namespace}.svc", self.server())
    }

    /// The host name of the pod, ready or not.
    #[must_use]
    pub fn pod_address(&self, namespace: &str) -> String {
        format!("{}.{namespace}.svc", self.headless())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_shortened_and_stay_apart() {
        let names = |letter: &str| PostgresNames { fullname: letter.repeat(63) };
        let (one, other) = (names("a"), names("b"));
        assert_eq!((one.server().len(), one.headless().len()), (52, 63));
        assert_eq!((one.cron_job("pgbackrest-full").len(), one.job("restore").len()), (52, 63));
        assert_ne!(one.cron_job("pgbackrest-full"), one.cron_job("pgbackrest-incr"));
        assert_ne!(one.server(), other.server());
        assert_eq!(one.claim("data"), format!("data-{}-0", one.server()));
    }

    #[test]
    fn short_names_stay() {
        let names = PostgresNames { fullname: "openshell".into() };
        assert_eq!(names.server(), "openshell-postgres");
        assert_eq!(names.address("team-a"), "openshell-postgres.team-a.svc");
        assert_eq!(names.pod_address("team-a"), "openshell-postgres-headless.team-a.svc");
    }
}
