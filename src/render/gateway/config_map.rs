//! ConfigMap with the gateway's configuration file.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;

use crate::plan::Plan;
use crate::render::gateway::gateway_toml;
use crate::render::metadata::namespaced;

/// gateway.toml in a ConfigMap.
#[must_use]
pub fn gateway(plan: &Plan) -> ConfigMap {
    ConfigMap {
        metadata: namespaced(plan, plan.names.config()),
        data: Some(BTreeMap::from([("gateway.toml".to_owned(), gateway_toml::text(plan))])),
        ..Default::default()
    }
}
