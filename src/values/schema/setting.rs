//! A string for which the chart takes empty to mean unset.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

/// A string setting; empty (or `null`) means that it is not set, as in the chart's templates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Setting(String);

impl Setting {
    /// A setting with this text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, unless it is empty.
    #[must_use]
    pub fn get(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty())
    }

    /// The text as an owned string, unless it is empty.
    #[must_use]
    pub fn to_option(&self) -> Option<String> {
        self.get().map(str::to_owned)
    }

    /// Whether a text is set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.get().is_some()
    }
}

impl From<String> for Setting {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl JsonSchema for Setting {
    fn schema_name() -> Cow<'static, str> {
        "Setting".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}
