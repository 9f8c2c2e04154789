//! An image of the database's pod, or of a job about it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// A container image that may be pinned by digest.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PostgresImage {
    /// Repository with its registry, without a tag.
    pub repository: Setting,
    /// Tag; quote one that looks like a number.
    pub tag: Setting,
    /// Digest, such as `sha256:…`, which then decides what is pulled.
    pub digest: Setting,
    /// When nodes pull the image: `Always`, `IfNotPresent` or `Never`. Empty: the cluster decides.
    pub pull_policy: Setting,
}
