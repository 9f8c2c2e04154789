//! PostgreSQL as the gateway's database.

pub mod image;
pub mod metrics;
pub mod network_policy;
pub mod parameter_value;
pub mod persistence;
pub mod pooler;
pub mod ssl_mode;
pub mod tls;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Affinity, ResourceRequirements, Toleration};
use schemars::JsonSchema;
use serde::Deserialize;

use self::image::PostgresImage;
use self::metrics::Metrics;
use self::network_policy::PostgresNetworkPolicy;
use self::parameter_value::ParameterValue;
use self::persistence::PostgresPersistence;
use self::pooler::Pooler;
use self::ssl_mode::SslMode;
use self::tls::PostgresTls;
use crate::values::schema::deferred::Deferred;
use crate::values::schema::secret::Secret;
use crate::values::schema::secret_key::SecretKey;
use crate::values::schema::setting::Setting;
use crate::values::schema::switch::Switch;

/// PostgreSQL as the gateway's database, in place of SQLite.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Postgres {
    /// Whether the gateway uses PostgreSQL as described here. It excludes `server.externalDbSecret`.
    pub enabled: bool,
    /// Whether the server is part of the release or runs elsewhere.
    pub mode: PostgresMode,
    /// What runs a server of the release: this program's own pod, or the CloudNativePG operator, which must already run
    /// in the cluster.
    pub engine: Engine,
    /// How many servers CloudNativePG runs: one that is written to, the others copies that take over from it. Only for
    /// `engine: cloudnative-pg`.
    #[schemars(range(min = 1))]
    pub instances: Option<i32>,
    /// Name of CloudNativePG's `Cluster`, of at most 50 characters. Empty: the release's name and `-db`. A restore makes
    /// a new one, whose name then belongs here. Only for `engine: cloudnative-pg`.
    pub cluster_name: Setting,
    /// Host name or IP address of a server that runs elsewhere.
    pub host: Setting,
    /// Port of a server that runs elsewhere. A server of the release listens on 5432.
    #[schemars(range(min = 1))]
    pub port: Option<u16>,
    /// Name of the database. It must exist on a server that runs elsewhere; on a server of the release it is made.
    pub database: Setting,
    /// Role that owns the database. It is made on a server of the release, and is no superuser there.
    pub username: Setting,
    /// Password of that role. Keep it in a values file of its own, or use `postgres.existingSecret`. A changed
    /// password reaches a server of the release when it is applied.
    pub password: Secret,
    /// Password of the role `postgres` on a server of the release. That role may only log in inside the
    /// database's pod, so nothing uses it; PostgreSQL's image insists on one.
    pub superuser_password: Secret,
    /// Whether the connection uses TLS and what it verifies; the same words as in PostgreSQL's `sslmode`. For a
    /// server of the release, `postgres.tls` decides.
    pub sslmode: SslMode,
    /// An existing Secret in place of `postgres.password` and `postgres.superuserPassword`. The key holds the whole
    /// connection URL; for a server of the release the Secret also has the keys `password` and `superuser-password`.
    pub existing_secret: SecretKey,
    /// Image of a server of the release.
    pub image: PostgresImage,
    /// Major version of PostgreSQL in the image. Unset: it is read from the tag.
    #[schemars(range(min = 13, max = 18))]
    pub major_version: Option<u16>,
    /// Major version whose data is on the volume and stays there unused, once a new major version is to start with an
    /// empty database. Unset: a changed major version is refused.
    #[schemars(range(min = 9, max = 17))]
    pub upgrade_from: Option<u16>,
    /// User and group that the server runs as; the owner of the files on its volume. Unset: the user `postgres` of
    /// PostgreSQL's image, 999, or 70 where the tag says `alpine`.
    #[schemars(range(min = 1, max = 2_147_483_647))]
    pub run_as_user: Option<i64>,
    /// CPU and memory of the server's container, as `requests` and `limits`. With `postgres.tuning: auto` the
    /// memory limit decides how PostgreSQL uses memory.
    #[schemars(with = "Option<Deferred<ResourceRequirements>>")]
    pub resources: Option<ResourceRequirements>,
    /// CPU and memory of each container beside the server (maintenance, pgBackRest, metrics), as `requests` and
    /// `limits`. Empty: none asked for, no limit.
    #[schemars(with = "Option<Deferred<ResourceRequirements>>")]
    pub sidecar_resources: Option<ResourceRequirements>,
    /// PostgreSQL's own settings by name, such as `max_connections: 200` or `work_mem: 16MB`. They win over `tuning`.
    pub parameters: BTreeMap<String, ParameterValue>,
    /// Whether PostgreSQL's use of memory follows the memory limit.
    pub tuning: Tuning,
    /// Scripts that run once, when the database is made, in the order of their names: `NAME.sql` or `NAME.sh` and text.
    pub init_scripts: BTreeMap<String, String>,
    /// The server's volumes.
    pub persistence: PostgresPersistence,
    /// TLS between the gateway and a server of the release.
    pub tls: PostgresTls,
    /// Who may connect to a server of the release.
    pub network_policy: PostgresNetworkPolicy,
    /// A PodDisruptionBudget that keeps the server's pod from being evicted. It also blocks the draining of its node.
    pub pod_disruption_budget: Switch,
    /// Labels that a node must have to run the server.
    pub node_selector: BTreeMap<String, String>,
    /// Taints of nodes that the server's pod tolerates, as in a Kubernetes pod.
    #[schemars(with = "Vec<Deferred<Toleration>>")]
    pub tolerations: Vec<Toleration>,
    /// Rules on which nodes and beside which pods the server runs, as in a Kubernetes pod.
    #[schemars(with = "Option<Deferred<Affinity>>")]
    pub affinity: Option<Affinity>,
    /// Priority class of the server's pod. Empty: the cluster's default.
    pub priority_class_name: Setting,
    /// Further labels of the server's pod.
    pub pod_labels: BTreeMap<String, String>,
    /// Further annotations of the server's pod.
    pub pod_annotations: BTreeMap<String, String>,
    /// Seconds that the server has to end: to write a checkpoint and to archive what is left.
    #[schemars(range(min = 1))]
    pub termination_grace_period_seconds: Option<i64>,
    /// Metrics of the server for Prometheus.
    pub metrics: Metrics,
    /// PgBouncer between the gateway and the servers that CloudNativePG runs. Only for `engine: cloudnative-pg`.
    pub pooler: Pooler,
}

/// What runs a server of the release.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Engine {
    /// One pod of the release, with dumps and pgBackRest.
    #[default]
    #[serde(rename = "statefulset")]
    StatefulSet,
    /// A `Cluster` of the CloudNativePG operator, with backups by its Barman Cloud plugin.
    #[serde(rename = "cloudnative-pg")]
    CloudNativePg,
}

/// Whether PostgreSQL's use of memory follows the memory limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Tuning {
    /// It follows `postgres.resources.limits.memory`; without a limit PostgreSQL's own defaults stay.
    #[default]
    Auto,
    /// PostgreSQL's own defaults.
    None,
}

/// Where PostgreSQL runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PostgresMode {
    /// A server that is part of the release.
    #[default]
    Internal,
    /// A server that somebody else runs.
    External,
}
