//! A restore of a cluster: a new one, made of the backups of another.

use super::PostgresCluster;
use super::backups::Backups;
use crate::plan::kubernetes_names::longest::CLUSTER;
use crate::plan::kubernetes_names::with_suffix;
use crate::plan::pgbackrest::LONGEST_STANZA;
use crate::plan::restore::Point;

/// A new cluster, and what it is made of.
#[derive(Clone, Debug)]
pub struct ClusterRestore {
    /// The name of the cluster that is there now.
    pub old_cluster: String,
    /// Whose backups are taken: a name in the bucket.
    pub source: String,
    /// The new cluster, which archives under a name of its own: two databases under one name would spoil its archive.
    pub cluster: PostgresCluster,
    /// The new cluster's name in the bucket.
    pub server_name: String,
    /// To which point.
    pub point: Point,
    /// From which backup, by its identifier; None lets barman choose.
    pub backup: Option<String>,
    /// Along which timeline; None for the newest.
    pub timeline: Option<u32>,
}

impl ClusterRestore {
    /// The restore of a cluster from its backups.
    #[must_use]
    pub fn new(
        old: &PostgresCluster,
        backups: &Backups,
        (point, backup, timeline): (Point, Option<String>, Option<u32>),
    ) -> Self {
        let source = backups.server_name.clone();
        let number = number(old.names.cluster()).max(number(&source)).saturating_add(1);
        let server_name = numbered(&source, number, LONGEST_STANZA);
        let mut cluster = old.clone();
        cluster.names = old.names.of_cluster(numbered(old.names.cluster(), number, CLUSTER));
        cluster.backups = Some(Backups { server_name: server_name.clone(), ..backups.clone() });
        Self {
            old_cluster: old.names.cluster().to_owned(),
            source,
            cluster,
            server_name,
            point,
            backup,
            timeline,
        }
    }
}

/// The number behind `-r` at the end of a name; 1 where there is none.
fn number(name: &str) -> u32 {
    name.rsplit_once("-r").and_then(|(_, number)| number.parse().ok()).unwrap_or(1)
}

/// A name with another number at its end, of at most `max` characters.
fn numbered(name: &str, number: u32, max: usize) -> String {
    let stem = match name.rsplit_once("-r") {
        Some((stem, digits)) if !stem.is_empty() && digits.parse::<u32>().is_ok() => stem,
        _ => name,
    };
    with_suffix(stem, &format!("-r{number}"), max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_restore_has_a_number_of_its_own() {
        for (name, number_of_it, next) in [
            ("openshell-db", 1, "openshell-db-r2"),
            ("openshell-db-r2", 2, "openshell-db-r3"),
            ("db-r9", 9, "db-r10"),
            ("web-r", 1, "web-r-r2"),
            ("web-rx", 1, "web-rx-r2"),
        ] {
            assert_eq!(number(name), number_of_it, "{name}");
            assert_eq!(numbered(name, number_of_it + 1, 50), next, "{name}");
        }
        assert_eq!(numbered(&"a".repeat(50), 2, 50).len(), 50);
    }
}
