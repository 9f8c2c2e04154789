//! The value of one of PostgreSQL's own settings.

use schemars::JsonSchema;
use serde::Deserialize;

/// A setting of PostgreSQL's as YAML has it: its type is checked against PostgreSQL's own list.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ParameterValue {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, in the setting's own unit.
    Integer(i64),
    /// A number, in the setting's own unit.
    Real(f64),
    /// A text, or a number with a unit such as `256MB`.
    Text(String),
}
