//! Settings of all parts of the release.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// Settings of all parts of the release.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Global {
    /// Registry from which all images come in place of their own, such as `registry.example.com` or
    /// `registry.example.com/mirror`. Repositories, tags and digests stay. Empty: each image's own registry.
    pub image_registry: Setting,
}
