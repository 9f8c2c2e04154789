//! Keys of gateway.toml that have no value of their own.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value as Json};

use crate::diagnostic::{Code, secret};
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::{gateway_toml, path};

/// The setting.
const PATH: &str = "server.extraConfig";

/// Keys without which the gateway refuses a table, or an item of a list of tables.
///
/// Source: the fields without a default in the gateway's `config_file.rs` and `config.rs`.
const NEEDED: [(&str, &[&str]); 4] = [
    ("/gateway/interceptors", &["name", "grpc_endpoint"]),
    ("/gateway/otlp", &["endpoint"]),
    ("/gateway/provider_profile_sources", &["type"]),
    ("/supervisor/middleware", &["name", "grpc_endpoint", "max_payload_bytes"]),
];

/// The tables below `[openshell]`, or what is wrong with them in `problems`.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> toml::Table {
    let config = &values.server.extra_config;
    let json = Json::Object(config.clone());
    for (table, keys) in NEEDED {
        let at = format!("{PATH}{}", table.replace('/', "."));
        match json.pointer(table) {
            Some(Json::Array(list)) => list.iter().enumerate().for_each(|(index, item)| {
                need(&path::of_item(&at, index), item, keys, problems);
            }),
            Some(table) => need(&at, table, keys, problems),
            None => {}
        }
    }
    if values.server.disable_tls && json.pointer("/gateway/tls").is_some() {
        let path = format!("{PATH}.gateway.tls");
        let message = format!("`{path}` is set, but `server.disableTls` leaves the gateway without TLS");
        problems.error(Code::Conflict, path, message).help("remove one of them");
    }
    if json.pointer("/gateway/mtls_auth/enabled") == Some(&Json::Bool(true)) {
        let path = format!("{PATH}.gateway.mtls_auth.enabled");
        let message =
            format!("`{path}` is true, with which the gateway does not start: sandboxes run in Kubernetes");
        problems
            .error(Code::Conflict, path, message)
            .help("let users log in by OIDC: `server.oidc.issuer`")
            .help("or by a proxy in front that you trust: `server.auth.allowUnauthenticatedUsers`");
    }
    refuse_within(PATH, config, problems);
    toml::Table::try_from(config).unwrap_or_else(|_| {
        problems
            .error(Code::InvalidValue, PATH, format!("`{PATH}` holds a value that TOML cannot hold"))
            .help("remove each `null` from its lists, and make numbers shorter that have more than 64 bits");
        toml::Table::new()
    })
}

/// Adds each key that the gateway needs and the table lacks.
fn need(at: &str, table: &Json, keys: &[&str], problems: &mut Problems) {
    for key in keys.iter().filter(|key| table.get(**key).is_none()) {
        problems
            .error(Code::MissingValue, at, format!("`{at}` has no `{key}`, which the gateway needs"))
            .help(format!("set `{at}.{key}`"));
    }
}

/// Refuses what has a setting of its own, and what must not be in a ConfigMap, at any depth.
fn refuse_within(at: &str, table: &Map<String, Json>, problems: &mut Problems) {
    for (key, value) in table {
        let path = path::of_key(at, key);
        if let Some((message, help)) = gateway_toml::conflict(&path) {
            problems.error(Code::Conflict, path.clone(), message).help(help);
        } else if secret::is_secret_key(&[key]) {
            problems
                .error(
                    Code::InvalidValue,
                    path.clone(),
                    format!("`{path}` looks like a secret, and gateway.toml is in a ConfigMap"),
                )
                .help("give the gateway a variable from a Secret by `extraEnv`, or a file by `extraVolumes`");
        }
        match value {
            Json::Object(table) => refuse_within(&path, table, problems),
            Json::Array(list) => list.iter().enumerate().for_each(|(index, item)| {
                if let Json::Object(table) = item {
                    refuse_within(&path::of_item(&path, index), table, problems);
                }
            }),
            _ => {}
        }
    }
}
