//! ConfigMap with the gateway's configuration file.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;

use crate::plan::Plan;
use crate::render::metadata::namespaced;

/// The file's name.
pub const GATEWAY_TOML: &str = "gateway.toml";

/// gateway.toml, whose text is `config`, in a ConfigMap.
#[must_use]
pub fn gateway(plan: &Plan, config: String) -> ConfigMap {
    ConfigMap {
        metadata: namespaced(plan, plan.names.config()),
        data: Some(BTreeMap::from([(GATEWAY_TOML.to_owned(), config)])),
        ..Default::default()
    }
}
