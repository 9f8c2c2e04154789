//! ConfigMaps with pgBackRest's configuration and scripts.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;

use super::{COMPONENT, conf};
use crate::plan::Plan;
use crate::plan::pgbackrest::Pgbackrest;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::component;

/// Configuration files by name: one for each kind of pod.
#[must_use]
pub fn files(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("instance.conf".to_owned(), conf::instance(plan, server, planned)),
        ("client.conf".to_owned(), conf::client(plan, server, planned)),
        ("server.conf".to_owned(), conf::server(planned)),
    ])
}

/// Scripts by name.
#[must_use]
pub fn script_files() -> BTreeMap<String, String> {
    let scripts = [
        ("backup.sh", include_str!("scripts/backup.sh")),
        ("configure.sh", include_str!("scripts/configure.sh")),
        ("first-backup.sh", include_str!("scripts/first-backup.sh")),
        ("repository-status.sh", include_str!("scripts/repository-status.sh")),
        ("restore-test.sh", include_str!("scripts/restore-test.sh")),
        ("restore.sh", include_str!("scripts/restore.sh")),
        ("tls-server.sh", include_str!("scripts/tls-server.sh")),
        ("verify.sh", include_str!("scripts/verify.sh")),
    ];
    scripts.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
}

/// Configuration files.
#[must_use]
pub fn config(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> ConfigMap {
    map(plan, server, "pgbackrest", files(plan, server, planned))
}

/// Scripts that the pods run.
#[must_use]
pub fn scripts(plan: &Plan, server: &PostgresServer) -> ConfigMap {
    map(plan, server, "pgbackrest-scripts", script_files())
}

/// Bytes of what the server's pod reads when it starts, for a checksum.
#[must_use]
pub fn content(plan: &Plan, server: &PostgresServer, planned: &Pgbackrest) -> Vec<u8> {
    let instance = conf::instance(plan, server, planned);
    let scripts = script_files();
    let of_pod = ["configure.sh", "repository-status.sh", "tls-server.sh"];
    let scripts = of_pod.iter().filter_map(|name| scripts.get(*name));
    let texts = [instance, conf::server(planned)];
    texts.iter().chain(scripts).flat_map(|text| text.bytes().chain([0])).collect()
}

fn map(plan: &Plan, server: &PostgresServer, suffix: &str, data: BTreeMap<String, String>) -> ConfigMap {
    ConfigMap {
        metadata: component(plan, COMPONENT, server.names.with(suffix)),
        data: Some(data),
        ..Default::default()
    }
}
