//! A PostgreSQL server of the release that the CloudNativePG operator runs.
//!
//! Source: the definitions and webhooks of CloudNativePG 1.30 and of its Barman Cloud plugin 0.15.

pub mod backups;
pub mod credentials;
mod image;
mod init_sql;
pub mod names;
pub mod pooler;
pub mod restore;
pub mod shutdown;
pub mod storage;
pub mod tls;
mod without_meaning;

use std::collections::BTreeMap;

use self::backups::Backups;
use self::credentials::Credentials;
use self::names::ClusterNames;
use self::pooler::Pooler;
use self::shutdown::Shutdown;
use self::storage::Storage;
use self::tls::Verification;
use crate::diagnostic::Code;
use crate::plan::availability::connections;
use crate::plan::names::Names;
use crate::plan::postgres::image::Image;
use crate::plan::postgres::names::PostgresNames;
use crate::plan::postgres::parameters::Writer;
use crate::plan::postgres::role::{self, Role};
use crate::plan::postgres::{external_settings, memory, resources};
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;

/// Servers unless users choose.
const INSTANCES: i32 = 3;

/// The parameter that has a field of its own in a `Cluster`.
const LIBRARIES: &str = "shared_preload_libraries";

/// A `Cluster` of the operator with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct PostgresCluster {
    /// Names of its objects.
    pub names: ClusterNames,
    /// How many servers there are.
    pub instances: i32,
    /// Their image.
    pub image: Image,
    /// The gateway's role and database.
    pub role: Role,
    /// Where that role's password comes from.
    pub credentials: Credentials,
    /// Their volumes.
    pub storage: Storage,
    /// PostgreSQL's settings by name, as plain text, that users or the memory limit decide.
    pub parameters: BTreeMap<String, String>,
    /// Libraries that are loaded at the start.
    pub libraries: Vec<String>,
    /// SQL that runs once, as superuser in the database `postgres`.
    pub init_sql: Vec<String>,
    /// Size of /dev/shm in bytes; None leaves it to the node.
    pub shared_memory: Option<u64>,
    /// Whether the gateway verifies the servers, which then take no connection without TLS.
    pub verification: Option<Verification>,
    /// How a server stops; None leaves it to the operator.
    pub shutdown: Option<Shutdown>,
    /// Whether a PodDisruptionBudget keeps servers from being evicted.
    pub has_disruption_budget: bool,
    /// Backups by the Barman Cloud plugin.
    pub backups: Option<Backups>,
    /// PgBouncer in front of it.
    pub pooler: Option<Pooler>,
}

/// Decides on the cluster, or adds what is wrong to `problems` and returns None. Parts that may be missing, and are because
/// they are refused, are in `problems` too.
pub(super) fn plan(
    values: &Values,
    gateway: &Names,
    release: &Release,
    problems: &mut Problems,
) -> Option<PostgresCluster> {
    let (postgres, namespace) = (&values.postgres, release.namespace.as_str());
    let names = ClusterNames::new(gateway, postgres.cluster_name.get());
    names.check(gateway, problems);
    note_other_engine(gateway, release, problems);
    external_settings::refuse(postgres, problems);
    without_meaning::refuse(values, problems);
    let image = image::plan(postgres, values.global.image_registry.get(), problems);
    let role = role::plan(postgres, problems);
    credentials::check_role(role.as_ref(), problems);
    let pooler = pooler::plan(values, release, problems);
    let address = match pooler {
        Some(_) => names.pooler_address(namespace),
        None => names.address(namespace),
    };
    let verification = tls::plan(postgres, problems);
    let credentials = credentials::plan(postgres, role.as_ref(), &address, problems);
    let storage = storage::plan(&postgres.persistence, problems);
    let connections = connections::needed(values, release);
    let memory = image
        .as_ref()
        .and_then(|(_, major)| memory::plan(postgres, connections, *major, Writer::Operator, problems));
    let init_sql = init_sql::plan(&postgres.init_scripts, problems);
    resources::check(values, problems);
    let backups = backups::plan(&values.pgbackrest, problems);
    let (mut parameters, shared_memory) = memory?;
    let libraries = parameters.remove(LIBRARIES).unwrap_or_default();
    let instances = postgres.instances.unwrap_or(INSTANCES);
    Some(PostgresCluster {
        names,
        instances,
        image: image?.0,
        role: role?,
        credentials: credentials?,
        storage: storage?,
        parameters,
        libraries: names_in(&libraries),
        init_sql,
        shared_memory,
        verification,
        shutdown: shutdown::plan(postgres),
        // A budget for one server would only keep its node from being drained, so users must ask for it.
        has_disruption_budget: instances > 1 || postgres.pod_disruption_budget.enabled,
        backups,
        pooler,
    })
}

/// The names in a list of PostgreSQL's, which commas separate.
fn names_in(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A release that changes to this engine would find an empty database, while the old one runs on with the data.
fn note_other_engine(gateway: &Names, release: &Release, problems: &mut Problems) {
    if release.target == Target::Kubectl {
        let server = PostgresNames::new(gateway).server();
        problems
            .note(
                Code::LeftOver,
                "postgres.engine",
                format!(
                    "a new Cluster begins empty; applying it neither removes a StatefulSet `{server}` of before nor takes its data over"
                ),
            )
            .help("if there was one, follow \"Move to CloudNativePG\" in docs/runbooks.md before you apply");
    }
}
