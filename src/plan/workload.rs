//! What runs the gateway's pods.

mod update;
pub mod volume;

use k8s_openapi::api::apps::v1::{DeploymentStrategy, StatefulSetUpdateStrategy};

use crate::diagnostic::Code;
use crate::plan::availability::replicas::{Replicas, asked};
use crate::plan::database::Database;
use crate::plan::names::Names;
use crate::plan::problem::{Problem, Problems};
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;
use volume::Volume;

/// The controller of the gateway's pods.
#[derive(Clone, Debug, PartialEq)]
pub enum Workload {
    /// Pods with a volume each.
    StatefulSet {
        /// The volume of each.
        volume: Volume,
        /// How pods are replaced; None leaves it to Kubernetes.
        update: Option<StatefulSetUpdateStrategy>,
    },
    /// Pods without volumes.
    Deployment {
        /// How pods are replaced; None leaves it to Kubernetes.
        strategy: Option<DeploymentStrategy>,
    },
}

impl Workload {
    /// The kind of the controller.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::StatefulSet { .. } => "StatefulSet",
            Self::Deployment { .. } => "Deployment",
        }
    }
}

/// Decides on the controller, or adds what is wrong to `problems` and returns None.
///
/// `database` is None where the database itself was refused; what depends on it is then left unchecked.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    release: &Release,
    database: Option<&Database>,
    problems: &mut Problems,
) -> Option<Workload> {
    let replicas = asked(values);
    let on_sqlite = database.is_some_and(|database| !database.is_shared());
    if on_sqlite {
        check_single(&replicas, problems);
    }
    match values.workload.kind.get().unwrap_or("statefulset").to_lowercase().as_str() {
        "deployment" => {
            if on_sqlite {
                let message = "`workload.kind: deployment` gives pods no volume to keep SQLite's file on: \
                               the database would be lost with each pod";
                use_postgres(problems.error(Code::Conflict, "workload.kind", message))
                    .help("or keep SQLite and set `workload.kind: statefulset`");
            } else if release.target == Target::Kubectl && values.gateway.enabled {
                note_left_over(names, release, problems);
            }
            Some(Workload::Deployment { strategy: update::of_deployment(values, release, problems) })
        }
        "statefulset" => {
            if replicas.are_several() && !on_sqlite && !values.workload.allow_multi_replica_stateful_set {
                let message = "several replicas of a StatefulSet roll one after the other and keep a volume each \
                               that PostgreSQL makes needless";
                problems
                    .error(Code::Conflict, replicas.setting(), message)
                    .help("set `workload.kind: deployment`")
                    .help("or `workload.allowMultiReplicaStatefulSet: true` if that is what you want");
            }
            let several = replicas.are_several();
            let volume = volume::plan(&values.persistence, several, on_sqlite, problems)?;
            Some(Workload::StatefulSet { volume, update: update::of_stateful_set(values, problems) })
        }
        other => {
            problems
                .error(Code::InvalidValue, "workload.kind", format!("`workload.kind` is `{other}`"))
                .help("set it to `statefulset` or `deployment`");
            None
        }
    }
}

/// SQLite locks its file on one machine, and the volume is mounted on one node at a time (ReadWriteOnce).
fn check_single(replicas: &Replicas, problems: &mut Problems) {
    if !replicas.are_several() {
        return;
    }
    let (setting, most) = (replicas.setting(), replicas.most());
    let message = format!(
        "`{setting}` is {most}, but SQLite allows one gateway: each pod would have a database file of its own on its \
         own volume, locked by that pod alone, and would know nothing of what the others do"
    );
    use_postgres(problems.error(Code::Conflict, setting, message)).help("or keep one gateway");
}

fn use_postgres(problem: &mut Problem) -> &mut Problem {
    problem
        .help("use PostgreSQL: `postgres.enabled: true`, with `postgres.mode: internal` for a server of the release or `external` for yours, and `workload.kind: deployment`")
        .help("or name a Secret with its URL under the key `uri` in `server.externalDbSecret`")
}

/// The Service sends requests to the pods of a StatefulSet of before as well, which have another database.
fn note_left_over(names: &Names, release: &Release, problems: &mut Problems) {
    let (name, namespace) = (&names.fullname, &release.namespace);
    problems
        .note(
            Code::LeftOver,
            "workload.kind",
            format!(
                "applying a Deployment removes no StatefulSet `{name}` of before; its pods would go on with a database of their own"
            ),
        )
        .help(format!("if there was one: kubectl -n {namespace} delete statefulset {name}"))
        .help(format!("its claim openshell-data-{name}-0 keeps the SQLite database until you delete it, too"));
}
