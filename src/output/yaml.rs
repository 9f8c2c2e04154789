//! YAML that every reader loads alike, YAML 1.1 ones such as kubectl's included.
//!
//! Written here and not by a library: the bytes are what people compare and commit, so that they may not change with
//! a dependency, and what is quoted must suit readers of both YAML versions.

mod scalar;

use std::fmt::Write;

use serde_json::{Map, Value as Json};

/// A stream of documents, each after a `---` line.
#[must_use]
pub fn stream(documents: &[Json]) -> String {
    documents.iter().fold(String::new(), |stream, json| stream + "---\n" + &document(json))
}

/// One document, ending in a newline: block style, keys in the order of the map, lists not indented.
#[must_use]
pub fn document(json: &Json) -> String {
    let mut text = String::new();
    match json {
        Json::Object(map) if !map.is_empty() => entries(&mut text, map, 0, false),
        Json::Array(list) if !list.is_empty() => items(&mut text, list, 0, false),
        scalar => {
            value(&mut text, scalar, 0);
            text.push('\n');
        }
    }
    text
}

/// The longest key that YAML takes before its colon on one line, in bytes.
const SIMPLE_KEY: usize = 1024;

/// Writes the entries of a map; `inline` where the first one follows something on its line.
fn entries(text: &mut String, map: &Map<String, Json>, indent: usize, inline: bool) {
    for (index, (key, json)) in map.iter().enumerate() {
        if index > 0 || !inline {
            start_line(text, indent);
        }
        let key = scalar::one_line(key);
        if key.len() > SIMPLE_KEY {
            text.extend(["? ", &key, "\n"]);
            start_line(text, indent);
        } else {
            text.push_str(&key);
        }
        text.push(':');
        match json {
            Json::Object(map) if !map.is_empty() => {
                text.push('\n');
                entries(text, map, indent + 2, false);
            }
            Json::Array(list) if !list.is_empty() => {
                text.push('\n');
                items(text, list, indent, false);
            }
            scalar => {
                text.push(' ');
                value(text, scalar, indent + 2);
                text.push('\n');
            }
        }
    }
}

/// Writes the items of a list; `inline` where the first one follows something on its line.
fn items(text: &mut String, list: &[Json], indent: usize, inline: bool) {
    for (index, json) in list.iter().enumerate() {
        if index > 0 || !inline {
            start_line(text, indent);
        }
        text.push_str("- ");
        match json {
            Json::Object(map) if !map.is_empty() => entries(text, map, indent + 2, true),
            Json::Array(list) if !list.is_empty() => items(text, list, indent + 2, true),
            scalar => {
                value(text, scalar, indent + 2);
                text.push('\n');
            }
        }
    }
}

/// Writes what stands on one line, or as a block whose lines are indented.
fn value(text: &mut String, json: &Json, indent: usize) {
    match json {
        Json::Null => text.push_str("null"),
        Json::Bool(bool) => text.push_str(if *bool { "true" } else { "false" }),
        Json::Number(number) => {
            let _ = write!(text, "{number}"); // writing to a String cannot fail
        }
        Json::String(string) if scalar::is_block(string) => block(text, string, indent),
        Json::String(string) => text.push_str(&scalar::one_line(string)),
        Json::Array(_) => text.push_str("[]"),
        Json::Object(_) => text.push_str("{}"),
    }
}

/// Writes a text line by line; without its last line break, which the caller writes.
fn block(text: &mut String, string: &str, indent: usize) {
    let (mark, lines) = match string.strip_suffix('\n') {
        Some(lines) => ("|", lines),
        None => ("|-", string),
    };
    text.push_str(mark);
    for line in lines.split('\n') {
        text.push('\n');
        if !line.is_empty() {
            start_line(text, indent);
            text.push_str(line);
        }
    }
}

fn start_line(text: &mut String, indent: usize) {
    text.extend(std::iter::repeat_n(' ', indent));
}
