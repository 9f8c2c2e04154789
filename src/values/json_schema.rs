//! The JSON Schema of the values.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::Value as Json;

use crate::values::schema::Values;

/// The JSON Schema (draft 2020-12) that the types of the values make; generated once in a process.
///
/// Parts of Kubernetes objects and sections that are off by default are there by name only, see
/// [`deferred`](crate::values::schema::deferred).
/// Its `default` entries are the zero values of the types; the defaults that users see are in `defaults.yaml`.
#[must_use]
pub fn json_schema() -> &'static Json {
    static SCHEMA: LazyLock<Json> = LazyLock::new(|| {
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Values>().into()
    });
    &SCHEMA
}
