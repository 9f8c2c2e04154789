//! Values of `--set-json`.

use serde_json::Value as Json;
use serde_json::error::Category;

use super::cursor::Cursor;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::values::node::{self, Entry, Node, Value};

/// Reads an argument that is one JSON object.
///
/// # Errors
/// Where it is not JSON.
pub(super) fn whole(source: SourceId, text: &str) -> Result<Node, Diagnostic> {
    let span = Span { source, start: 0, end: text.len() };
    // Go's idea of space is wider than JSON's.
    let trimmed = text.trim();
    let offset = text.len() - text.trim_start().len();
    let json: Json =
        serde_json::from_str(trimmed).map_err(|error| problem(&error, trimmed, offset, source))?;
    Ok(tree(json, span))
}

/// Reads the JSON value after `=` with the comma (or space) behind it; nothing means null.
///
/// # Errors
/// Where it is not JSON.
pub(super) fn value(cursor: &mut Cursor<'_>) -> Result<Node, Diagnostic> {
    let start = cursor.offset();
    if separator(cursor) {
        return Ok(Node { value: Value::Null, span: Span { end: start, ..cursor.span_from(start) } });
    }
    let start = cursor.offset();
    let text = cursor.remaining();
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Json>();
    match stream.next() {
        Some(Ok(json)) => {
            cursor.skip(stream.byte_offset());
            let span = cursor.span_from(start);
            separator(cursor);
            Ok(tree(json, span))
        }
        Some(Err(error)) => Err(problem(&error, text, start, cursor.span_to_end().source)),
        None => Ok(Node { value: Value::Null, span: cursor.span_from(start) }),
    }
}

/// Skips space and one comma; whether there was a comma or the argument ended.
fn separator(cursor: &mut Cursor<'_>) -> bool {
    let rest = cursor.remaining();
    cursor.skip(rest.len() - rest.trim_start().len());
    let comma = cursor.remaining().starts_with(',');
    if comma {
        cursor.skip(1);
    }
    comma || cursor.remaining().is_empty()
}

/// The tree of a JSON value. All of it was written at one place, and every number is a 64-bit float.
fn tree(json: Json, span: Span) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(bool) => Value::Bool(bool),
        Json::Number(number) => node::number(number.as_f64().unwrap_or_default()),
        Json::String(string) => Value::String(string),
        Json::Array(items) => Value::List(items.into_iter().map(|item| tree(item, span)).collect()),
        Json::Object(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, json)| (key, Entry { key: span, node: tree(json, span) }))
                .collect(),
        ),
    };
    Node { value, span }
}

fn problem(error: &serde_json::Error, text: &str, offset: usize, source: SourceId) -> Diagnostic {
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut start = (line + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let span = Span { source, start: offset + start, end: offset + start + width };
    let label = match error.classify() {
        Category::Eof => "the text ends too early",
        _ => "not JSON from here on",
    };
    Diagnostic::error(Code::Syntax, "this value is not JSON")
        .at(span, label)
        .help("JSON strings need double quotes: `--set-json 'key=\"text\"'`; `--set` takes them without")
}
