//! ConfigMaps with the server's configuration and scripts.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;

use super::{COMPONENT, pg_hba, postgresql_conf};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;

/// The script that PostgreSQL's image runs first on an empty volume. It is read by the image's own script, whose
/// shell options it must leave alone, so it only calls another.
const INIT: &str = "/scripts/roles.sh\n";

/// The script that it runs last: from then on nobody starts over.
const INITIALIZED: &str = "rm -f \"${PGDATA%/*}/initdb-unfinished\"\n";

/// Configuration files by name.
#[must_use]
pub fn files(plan: &Plan, server: &PostgresServer) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("postgresql.conf".to_owned(), postgresql_conf::text(server)),
        ("pg_hba.conf".to_owned(), pg_hba::text(plan)),
    ])
}

/// Scripts by name.
#[must_use]
pub fn script_files() -> BTreeMap<String, String> {
    let scripts = [
        ("00-roles.sh", INIT),
        ("zz-initialized.sh", INITIALIZED),
        ("maintain.sh", include_str!("scripts/maintain.sh")),
        ("prepare.sh", include_str!("scripts/prepare.sh")),
        ("roles.sh", include_str!("scripts/roles.sh")),
        ("server.sh", include_str!("scripts/server.sh")),
    ];
    scripts.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
}

/// Configuration files.
#[must_use]
pub fn config(plan: &Plan, server: &PostgresServer) -> ConfigMap {
    map(plan, server, "postgres-config", files(plan, server))
}

/// Scripts that the containers of the server's pod run.
#[must_use]
pub fn scripts(plan: &Plan, server: &PostgresServer) -> ConfigMap {
    map(plan, server, "postgres-scripts", script_files())
}

/// Scripts of the user's that run once, on an empty volume.
#[must_use]
pub fn init_scripts(plan: &Plan, server: &PostgresServer) -> ConfigMap {
    map(plan, server, "postgres-init", plan.values.postgres.init_scripts.clone())
}

fn map(plan: &Plan, server: &PostgresServer, suffix: &str, data: BTreeMap<String, String>) -> ConfigMap {
    ConfigMap {
        metadata: component(plan, COMPONENT, server.names.with(suffix)),
        data: Some(data),
        ..Default::default()
    }
}
