//! What `openshell-deploy lint` makes of its findings.

use schemars::JsonSchema;
use serde::Deserialize;

/// What `openshell-deploy lint` makes of its findings. It changes nothing that is rendered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Lint {
    /// The mildest finding that makes the command fail. `--fail-on` wins over it.
    pub fail_on: FailOn,
    /// Codes of warnings and notes that are left out, such as `OSD-1003`. Errors are always shown.
    pub ignore: Vec<String>,
}

/// The mildest finding that makes `lint` fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FailOn {
    /// Only what `render` would refuse too.
    #[default]
    Error,
    /// Warnings too.
    Warning,
    /// Anything.
    Note,
}
