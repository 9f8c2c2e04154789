//! YAML that every reader loads alike, YAML 1.1 ones such as kubectl's included.

use serde_json::Value as Json;
use serde_saphyr::ser_error::Error;

/// A stream of documents, each after a `---` line.
///
/// # Errors
/// Never for JSON values; the error is the writer's.
pub fn stream(documents: &[Json]) -> Result<String, Error> {
    documents.iter().map(|json| document(json).map(|text| format!("---\n{text}"))).collect()
}

/// One document, ending in a newline. Strings that a reader could take for something else are quoted.
///
/// # Errors
/// Never for JSON values; the error is the writer's.
pub fn document(json: &Json) -> Result<String, Error> {
    // Long lines stay whole: folded, they could not be searched for or compared.
    let options = serde_saphyr::ser_options! { folded_wrap_chars: usize::MAX };
    let mut text = String::new();
    serde_saphyr::to_fmt_writer_with_options(&mut text, json, options)?;
    if has_line_of_spaces(json) {
        return Ok(text);
    }
    // The writer indents empty lines of text too; editors and reviewers would stumble over that.
    let without_indent =
        |line: &str| if line.trim_matches(' ') == "\n" { "\n".into() } else { line.to_owned() };
    Ok(text.split_inclusive('\n').map(without_indent).collect())
}

/// Whether a text in the document has a line of nothing but spaces, which must stay as it is.
fn has_line_of_spaces(json: &Json) -> bool {
    match json {
        Json::String(text) => {
            text.split('\n').any(|line| !line.is_empty() && line.trim_matches(' ').is_empty())
        }
        Json::Array(list) => list.iter().any(has_line_of_spaces),
        Json::Object(map) => map.values().any(has_line_of_spaces),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}
