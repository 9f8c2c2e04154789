//! ConfigMap with the scripts of dumps.

use k8s_openapi::api::core::v1::ConfigMap;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;

/// Scripts that make, check, move, remove and restore dumps.
#[must_use]
pub fn scripts(plan: &Plan, server: &PostgresServer) -> ConfigMap {
    let scripts = [
        ("databases.sql", include_str!("scripts/databases.sql")),
        ("download.sh", include_str!("scripts/download.sh")),
        ("dump.sh", include_str!("scripts/dump.sh")),
        ("prune.sh", include_str!("scripts/prune.sh")),
        ("restore-dump.sh", include_str!("scripts/restore-dump.sh")),
        ("upload.sh", include_str!("scripts/upload.sh")),
    ];
    ConfigMap {
        metadata: component(plan, COMPONENT, server.names.with("backup-scripts")),
        data: Some(scripts.map(|(name, text)| (name.to_owned(), text.to_owned())).into()),
        ..Default::default()
    }
}
