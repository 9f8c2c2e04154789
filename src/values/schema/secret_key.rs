//! A key of an existing Secret.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// A key of a Secret that exists in the cluster.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SecretKey {
    /// Name of the Secret. Empty: no Secret is used.
    pub name: Setting,
    /// Key in the Secret's data that holds it.
    pub key: Setting,
}
