//! A service account.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The service account of the gateway, or of sandbox pods.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ServiceAccount {
    /// Whether to render the service account. False: `name` must exist already.
    pub create: bool,
    /// Annotations of the rendered service account, such as a cloud provider's role.
    pub annotations: BTreeMap<String, String>,
    /// Name of the service account. Empty: the release's full name (with `-sandbox` for sandbox pods)
    /// where it is rendered, else `default`.
    pub name: Setting,
}
