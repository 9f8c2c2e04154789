//! A part that is on or off.

use schemars::JsonSchema;
use serde::Deserialize;

/// A part of the release that has no settings besides being there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Switch {
    /// Whether it is rendered.
    pub enabled: bool,
}
