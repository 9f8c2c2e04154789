//! How to write a value of the wrong type right.

use crate::source::Sources;
use crate::values::check::found;
use crate::values::node::{Node, Value};
use crate::values::shape::Shape;

/// What to do about `node`, which is not of the type of `shape`; None where there is nothing to add.
pub(super) fn way_out(path: &str, shape: &Shape, node: &Node, sources: &Sources) -> Option<String> {
    let flag = found::flag(node, sources);
    let text = found::text(node, sources);
    let text = text.as_deref();
    match (shape, &node.value) {
        (Shape::Text { secret: true }, Value::Bool(_) | Value::Int(_) | Value::Float(_)) => {
            Some(quote(flag, None))
        }
        (
            Shape::Text { .. } | Shape::IntegerOrText { .. } | Shape::Quantity,
            Value::Bool(_) | Value::Int(_) | Value::Float(_),
        ) => Some(quote(flag, text)),
        (Shape::Integer { .. }, Value::String(text)) => Some(digits(flag, text)),
        (Shape::Boolean, _) => Some(boolean(flag, &node.value)),
        (Shape::List(items), _) => Some(list(&Shape::of(items), &node.value, text)),
        (Shape::Object { properties, .. }, value) => Some(match value {
            // `--set list={}` is a list of one empty string.
            Value::String(text) if path.ends_with(']') && text.is_empty() && flag == Some("--set") => {
                "for an empty list, use --set-json with `[]`".to_owned()
            }
            Value::String(_) if path.ends_with(']') && properties.contains_key("name") => item(text),
            Value::List(_) => "write `key: value` lines without `- `".to_owned(),
            _ => format!("its settings are {}", found::keys(properties.keys().map(String::as_str))),
        }),
        (Shape::Map(_), Value::List(_)) => Some("write `key: value` lines without `- `".to_owned()),
        (Shape::Map(_), _) => Some("write it as `key: value` lines below the key".to_owned()),
        _ => None,
    }
}

fn quote(flag: Option<&str>, text: Option<&str>) -> String {
    match (flag, text) {
        (Some("--set"), _) => "use --set-string instead of --set".to_owned(),
        (_, Some(text)) => format!("quote it: \"{text}\""),
        (_, None) => "put it in quotes".to_owned(),
    }
}

fn digits(flag: Option<&str>, text: &str) -> String {
    match (text.parse::<i64>(), flag) {
        (Ok(_), Some("--set-string")) => "use --set instead of --set-string".to_owned(),
        // Anything from these two flags is text.
        (_, Some("--set-literal" | "--set-file")) => "use --set".to_owned(),
        (Ok(number), Some("--set")) => format!("write it as {number}"),
        (Ok(number), _) => format!("remove the quotes: {number}"),
        (Err(_), _) => "write it in digits, without quotes or a unit".to_owned(),
    }
}

fn boolean(flag: Option<&str>, value: &Value) -> String {
    let word = match value {
        Value::String(text) => text.to_ascii_lowercase(),
        _ => String::new(),
    };
    match (word.as_str(), flag) {
        ("true" | "false", Some("--set-string")) => "use --set instead of --set-string".to_owned(),
        (_, Some("--set-literal" | "--set-file")) => "use --set".to_owned(),
        ("true" | "false", _) => format!("remove the quotes: {word}"),
        _ => "write true or false, without quotes".to_owned(),
    }
}

fn list(items: &Shape, value: &Value, text: Option<&str>) -> String {
    match (items, value) {
        (_, Value::Map(_)) => "write `- ` before the first key of each item".to_owned(),
        (Shape::Object { properties, .. }, Value::String(_)) if properties.contains_key("name") => item(text),
        (Shape::Text { .. }, Value::String(_)) => match text {
            Some(text) => format!("write it as an item: `- {text}`"),
            None => "for an empty list, write `[]`".to_owned(),
        },
        _ => "write it as items, lines that begin with `- `".to_owned(),
    }
}

/// An item that is only a name, such as a Secret's.
fn item(name: Option<&str>) -> String {
    format!("write `- name: {}`", name.unwrap_or("…"))
}
