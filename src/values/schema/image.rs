//! A container image.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// A container image: the gateway's, or the supervisor's.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Image {
    /// Repository with its registry, without a tag. Empty, for the supervisor: the published one.
    pub repository: String,
    /// When nodes pull the image: `Always`, `IfNotPresent` or `Never`. Empty: the cluster decides; for
    /// the supervisor, the gateway does.
    pub pull_policy: Setting,
    /// Tag; quote one that looks like a number. Empty: the release this program renders by default; for
    /// the supervisor, the version that the gateway is built with, unless its repository is changed.
    pub tag: Setting,
}
