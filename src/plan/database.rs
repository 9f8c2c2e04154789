//! Which database the gateway uses and how it learns where it is.

use crate::diagnostic::Code;
use crate::plan::backup;
use crate::plan::cloudnative_pg::{self, PostgresCluster, credentials as of_cluster};
use crate::plan::database_url::DatabaseUrl;
use crate::plan::existing_secret;
use crate::plan::names::Names;
use crate::plan::postgres::credentials::Credentials;
use crate::plan::postgres::{self, PostgresServer};
use crate::plan::problem::Problems;
use crate::plan::release::{Release, Target};
use crate::values::schema::Values;
use crate::values::schema::postgres::{Engine, Postgres, PostgresMode};

/// The key of the URL in the Secret that `server.externalDbSecret` names (chart behaviour).
const CHART_SECRET_KEY: &str = "uri";

/// The gateway's database.
#[derive(Clone, Debug, PartialEq)]
pub enum Database {
    /// A file on the gateway's own volume, given as `--db-url`.
    Sqlite {
        /// The `sqlite:` URL.
        url: String,
    },
    /// PostgreSQL at a URL in a Secret that somebody else makes.
    ExistingSecret {
        /// The Secret's name.
        name: String,
        /// The key that holds the URL.
        key: String,
    },
    /// PostgreSQL outside of the release, at a URL in a Secret that is rendered.
    External {
        /// The URL with its credentials.
        url: DatabaseUrl,
    },
    /// A PostgreSQL server of the release.
    Internal(Box<PostgresServer>),
    /// PostgreSQL servers of the release that the CloudNativePG operator runs.
    Cluster(Box<PostgresCluster>),
}

impl Database {
    /// Whether several gateways can share it.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        !matches!(self, Self::Sqlite { .. })
    }

    /// The URL that is rendered into a Secret, where one is.
    #[must_use]
    pub fn rendered_url(&self) -> Option<&DatabaseUrl> {
        match self {
            Self::External { url } => Some(url),
            Self::Internal(server) => match &server.credentials {
                Credentials::Rendered { url, .. } => Some(url),
                Credentials::Existing { .. } => None,
            },
            Self::Cluster(cluster) => match &cluster.credentials {
                of_cluster::Credentials::Rendered { url, .. } => Some(url),
                of_cluster::Credentials::Operator | of_cluster::Credentials::Existing { .. } => None,
            },
            Self::Sqlite { .. } | Self::ExistingSecret { .. } => None,
        }
    }

    /// The PostgreSQL server of the release's own, where there is one.
    #[must_use]
    pub fn server(&self) -> Option<&PostgresServer> {
        match self {
            Self::Internal(server) => Some(server),
            _ => None,
        }
    }

    /// The PostgreSQL servers that CloudNativePG runs, where it does.
    #[must_use]
    pub fn cluster(&self) -> Option<&PostgresCluster> {
        match self {
            Self::Cluster(cluster) => Some(cluster),
            _ => None,
        }
    }
}

/// Decides on the database, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    release: &Release,
    problems: &mut Problems,
) -> Option<Database> {
    let external_secret = values.server.external_db_secret.get();
    backup::refuse_without_server(values, problems);
    if values.postgres.enabled {
        if external_secret.is_some() {
            problems
                .error(
                    Code::Conflict,
                    "server.externalDbSecret",
                    "`server.externalDbSecret` and `postgres.enabled` both say where the database is",
                )
                .help("keep `server.externalDbSecret` for a Secret that you make, and set `postgres.enabled: false`")
                .help("or keep `postgres.*` and remove `server.externalDbSecret`");
        }
        return match values.postgres.mode {
            PostgresMode::Internal => internal(values, names, release, problems),
            PostgresMode::External => external(&values.postgres, problems),
        };
    }
    match external_secret {
        Some(name) => existing_secret::name("server.externalDbSecret", name, problems)
            .map(|name| Database::ExistingSecret { name, key: CHART_SECRET_KEY.to_owned() }),
        None => sqlite(&values.server.db_url, release.target, problems),
    }
}

fn sqlite(url: &str, target: Target, problems: &mut Problems) -> Option<Database> {
    let is_postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
    // With target helm the chart's rendering is wanted as it is, with all its faults.
    if is_postgres && target != Target::Helm {
        problems
            .error(
                Code::InvalidValue,
                "server.dbUrl",
                "`server.dbUrl` is a PostgreSQL URL, whose password would show in the pod's arguments",
            )
            .help("set `postgres.enabled: true`, `postgres.mode: external` and the parts of the URL under `postgres`")
            .help("or put the URL under the key `uri` of a Secret and name it in `server.externalDbSecret`");
        return None;
    }
    Some(Database::Sqlite { url: url.to_owned() })
}

fn internal(values: &Values, names: &Names, release: &Release, problems: &mut Problems) -> Option<Database> {
    match values.postgres.engine {
        Engine::StatefulSet => {
            postgres::plan(values, names, release, problems).map(Box::new).map(Database::Internal)
        }
        Engine::CloudNativePg => {
            cloudnative_pg::plan(values, names, release, problems).map(Box::new).map(Database::Cluster)
        }
    }
}

fn external(postgres: &Postgres, problems: &mut Problems) -> Option<Database> {
    let Some(secret) = postgres.existing_secret.name.get() else {
        return DatabaseUrl::plan(postgres, problems).map(|url| Database::External { url });
    };
    for (path, is_set) in [
        ("postgres.host", postgres.host.is_set()),
        ("postgres.password", postgres.password.reveal().is_some()),
    ] {
        if is_set {
            problems
                .error(
                    Code::Conflict,
                    path,
                    format!("`{path}` is set, but the whole URL comes from `postgres.existingSecret`"),
                )
                .help(format!("remove `{path}`"))
                .help("or remove `postgres.existingSecret.name` to have the Secret rendered");
        }
    }
    let (name, key) = existing_secret::with_url(secret, postgres, problems)?;
    Some(Database::ExistingSecret { name, key })
}
