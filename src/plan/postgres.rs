//! A PostgreSQL server of the release: a StatefulSet of one pod.

pub mod claim;
pub mod credentials;
pub(super) mod external_settings;
pub mod image;
mod init_scripts;
pub mod memory;
pub mod names;
pub mod parameters;
pub(super) mod resources;
pub(super) mod role;
pub mod tls;
pub mod tuning;

use std::collections::BTreeMap;

use self::claim::Volumes;
use self::credentials::Credentials;
use self::image::{Image, ServerImage};
use self::names::PostgresNames;
use self::parameters::Writer;
use self::role::Role;
use self::tls::ServerTls;
use crate::diagnostic::Code;
use crate::plan::availability::connections;
use crate::plan::backup::{self, LogicalBackup};
use crate::plan::names::Names;
use crate::plan::pgbackrest::{self, Pgbackrest};
use crate::plan::problem::Problems;
use crate::plan::release::Release;
use crate::values::schema::Values;
use crate::values::schema::postgres::Postgres;

/// The port that the server listens on. Its pod is its own, so there is nothing to choose.
pub const PORT: u16 = 5432;

/// A PostgreSQL server of the release.
#[derive(Clone, Debug, PartialEq)]
pub struct PostgresServer {
    /// Names of its objects.
    pub names: PostgresNames,
    /// Its image and what is known about it.
    pub image: ServerImage,
    /// The major version whose data may stay on the volume beside a new, empty database.
    pub upgrade_from: Option<u16>,
    /// The gateway's role and database.
    pub role: Role,
    /// Passwords and the URL made of them.
    pub credentials: Credentials,
    /// Its volumes.
    pub volumes: Volumes,
    /// Settings of PostgreSQL's by name, as they stand in postgresql.conf, that users or the memory limit decide.
    pub parameters: BTreeMap<String, String>,
    /// Size of /dev/shm in bytes; None leaves it to the node.
    pub shared_memory: Option<u64>,
    /// TLS of its port.
    pub tls: Option<ServerTls>,
    /// The image that measures the server, where it is measured.
    pub metrics: Option<Image>,
    /// Dumps on schedule.
    pub backup: Option<LogicalBackup>,
    /// Backups by pgBackRest.
    pub pgbackrest: Option<Pgbackrest>,
}

/// Decides on the server, or adds what is wrong to `problems` and returns None. Parts that may be missing, and are because
/// they are refused, are in `problems` too.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    release: &Release,
    problems: &mut Problems,
) -> Option<PostgresServer> {
    let postgres = &values.postgres;
    let namespace = release.namespace.as_str();
    let names = PostgresNames::new(names);
    refuse_pooler(postgres, problems);
    external_settings::refuse(postgres, problems);
    let image = image::plan(postgres, problems);
    let role = role::plan(postgres, problems);
    let tls = tls::plan(postgres, &names, namespace, problems);
    let address = names.address(namespace);
    let credentials = credentials::plan(postgres, role.as_ref(), &address, postgres.tls.enabled, problems);
    let volumes = claim::volumes(&postgres.persistence, problems);
    let connections = connections::needed(values, release);
    let memory = image
        .as_ref()
        .and_then(|image| memory::plan(postgres, connections, image.major, Writer::Program, problems));
    init_scripts::check(postgres, problems);
    resources::check(values, problems);
    check_metrics(postgres, problems);
    let metrics = postgres.metrics.enabled.then_some(&postgres.metrics.image);
    let metrics = metrics.and_then(|image| image::reference("postgres.metrics.image", image, problems));
    let backup = backup::plan(&values.backup, &names.folder(namespace), problems);
    let pgbackrest = pgbackrest::plan(values, &names, namespace, problems);
    let (parameters, shared_memory) = memory?;
    Some(PostgresServer {
        names,
        upgrade_from: postgres.upgrade_from,
        image: image?,
        role: role?,
        credentials: credentials?,
        volumes: volumes?,
        parameters,
        shared_memory,
        tls,
        metrics,
        backup,
        pgbackrest,
    })
}

fn refuse_pooler(postgres: &Postgres, problems: &mut Problems) {
    if postgres.pooler.enabled {
        problems
            .error(
                Code::Conflict,
                "postgres.pooler.enabled",
                "`postgres.pooler.enabled` is true, but only CloudNativePG's servers can have a pooler in front of them",
            )
            .help("set `postgres.engine: cloudnative-pg`")
            .help("or remove `postgres.pooler.enabled`");
    }
}

/// Without metrics there is nothing to scrape, and nothing that alerts could be made of.
fn check_metrics(postgres: &Postgres, problems: &mut Problems) {
    let metrics = &postgres.metrics;
    for (name, is_on) in [
        ("serviceMonitor", metrics.service_monitor.enabled),
        ("prometheusRule", metrics.prometheus_rule.enabled),
    ] {
        if is_on && !metrics.enabled {
            let path = format!("postgres.metrics.{name}.enabled");
            problems
                .error(
                    Code::Conflict,
                    path.clone(),
                    format!("`{path}` is true, but `postgres.metrics.enabled` is not"),
                )
                .help("set `postgres.metrics.enabled: true`");
        }
    }
}
