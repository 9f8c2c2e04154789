//! What runs the gateway's pods, and how many.

pub mod volume;

use volume::Volume;

use crate::diagnostic::Code;
use crate::plan::database::Database;
use crate::plan::problem::{Problem, Problems};
use crate::values::schema::Values;

/// The controller of the gateway's pods.
#[derive(Clone, Debug, PartialEq)]
pub enum Workload {
    /// Pods with a volume each.
    StatefulSet {
        /// How many; None leaves it to Kubernetes (one).
        replicas: Option<i32>,
        /// The volume of each.
        volume: Volume,
    },
    /// Pods without volumes.
    Deployment {
        /// How many; None leaves it to Kubernetes (one).
        replicas: Option<i32>,
    },
}

/// Decides on the controller, or adds what is wrong to `problems` and returns None.
///
/// `database` is None where the database itself was refused; what depends on it is then left unchecked.
pub(super) fn plan(
    values: &Values,
    database: Option<&Database>,
    problems: &mut Problems,
) -> Option<Workload> {
    let replicas = values.replica_count;
    let several = replicas.unwrap_or(1) > 1;
    let on_sqlite = database.is_some_and(|database| !database.is_shared());
    if several && on_sqlite {
        let mut message =
            format!("`replicaCount` is {}, but SQLite allows one gateway: ", replicas.unwrap_or(1));
        message.push_str("each pod would have a database file of its own on its own volume");
        use_postgres(problems.error(Code::Conflict, "replicaCount", message));
    }
    match values.workload.kind.get().unwrap_or("statefulset").to_lowercase().as_str() {
        "deployment" => {
            if on_sqlite {
                let message = "`workload.kind: deployment` gives pods no volume to keep SQLite's file on: \
                               the database would be lost with each pod";
                use_postgres(problems.error(Code::Conflict, "workload.kind", message))
                    .help("or keep SQLite and set `workload.kind: statefulset`");
            }
            Some(Workload::Deployment { replicas })
        }
        "statefulset" => {
            if several && !on_sqlite && !values.workload.allow_multi_replica_stateful_set {
                let message = "several replicas of a StatefulSet roll one after the other and keep a volume each \
                               that PostgreSQL makes needless";
                problems
                    .error(Code::Conflict, "replicaCount", message)
                    .help("set `workload.kind: deployment`")
                    .help("or `workload.allowMultiReplicaStatefulSet: true` if that is what you want");
            }
            let volume = volume::plan(&values.persistence, several, on_sqlite, problems)?;
            Some(Workload::StatefulSet { replicas, volume })
        }
        other => {
            problems
                .error(Code::InvalidValue, "workload.kind", format!("`workload.kind` is `{other}`"))
                .help("set it to `statefulset` or `deployment`");
            None
        }
    }
}

fn use_postgres(problem: &mut Problem) -> &mut Problem {
    problem
        .help("use PostgreSQL: `postgres.enabled: true`, with `postgres.mode: internal` for a server of the release or `external` for yours, and `workload.kind: deployment`")
        .help("or name a Secret with its URL under the key `uri` in `server.externalDbSecret`")
}
