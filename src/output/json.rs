//! JSON: one List with all objects.

use serde::Serialize;
use serde_json::{Value as Json, json};

/// All documents as the items of a `List`, which kubectl applies in their order.
///
/// # Errors
/// Never for JSON values; the error is the writer's.
pub fn list(documents: &[Json]) -> Result<String, serde_json::Error> {
    document(&json!({ "apiVersion": "v1", "kind": "List", "items": documents }))
}

/// One document, indented, ending in a newline.
///
/// # Errors
/// Never for JSON values; the error is the writer's.
pub fn document(value: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(value).map(|text| text + "\n")
}
