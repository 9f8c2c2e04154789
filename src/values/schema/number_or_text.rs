//! A whole number that may also be written as a string.

use schemars::JsonSchema;
use serde::Deserialize;

/// A setting that the chart prints as it is, so that `15` and `"15"` mean the same; an empty string means unset.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum NumberOrText {
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
}

impl Default for NumberOrText {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl NumberOrText {
    /// The setting as text, unless it is an empty string.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        }
    }
}
