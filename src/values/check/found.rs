//! What stands in place of the wanted value, in words.

use crate::diagnostic::secret;
use crate::source::{Origin, Sources};
use crate::values::node::{Node, Value};

/// Longer texts are not repeated in messages.
const SHOWN_BYTES: usize = 40;

/// A scalar as it was written, or None for anything but a short and simple one: a URL, say, could hold a
/// password. Not for secrets.
pub(super) fn text(node: &Node, sources: &Sources) -> Option<String> {
    if secret::may_be_secret(node.span, sources) {
        return None;
    }
    let text = match &node.value {
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
            written(node, sources).unwrap_or_else(|| plain(node))
        }
        _ => return None,
    };
    let simple = |c: char| c.is_alphanumeric() || matches!(c, '.' | '+' | '-' | '_' | ' ');
    (!text.is_empty() && text.len() <= SHOWN_BYTES && text.chars().all(simple)).then_some(text)
}

/// What the value is, for "…, but {}": with the text, and with what YAML made of it where that differs.
pub(super) fn description(node: &Node, sources: &Sources) -> String {
    let Some(text) = text(node, sources) else {
        return format!("it is {}", kind(node));
    };
    let plain = plain(node);
    match node.value {
        Value::Bool(_) if text != plain => format!("`{text}` is the boolean {plain}"),
        Value::Int(_) | Value::Float(_) if text != plain => format!("`{text}` is the number {plain}"),
        _ => format!("`{text}` is {}", kind(node)),
    }
}

/// What kind of value it is, with its article; an empty string is called so.
pub(super) fn kind(node: &Node) -> &'static str {
    match &node.value {
        Value::String(text) if text.is_empty() => "an empty string",
        _ => node.kind(),
    }
}

/// The flag that set the value, such as `--set`; None for a file.
pub(super) fn flag<'s>(node: &Node, sources: &'s Sources) -> Option<&'s str> {
    let source = sources.get(node.span.source);
    (source.origin == Origin::Flag).then_some(source.name.as_str())
}

/// The keys of a section in prose; of many only the first.
pub(super) fn keys<'k>(keys: impl Iterator<Item = &'k str>) -> String {
    const MANY: usize = 8;
    let mut keys: Vec<_> = keys.map(|key| format!("`{key}`")).collect();
    if keys.len() > MANY {
        keys.truncate(MANY);
        keys.push("…".to_owned());
    }
    keys.join(", ")
}

/// The source's text of a number or boolean; None where the flag is not one that splits it off.
fn written(node: &Node, sources: &Sources) -> Option<String> {
    if flag(node, sources).is_some_and(|flag| flag != "--set") {
        return None;
    }
    Some(sources.slice(node.span).trim().to_owned())
}

/// A number or boolean in its shortest form; exponents for very large and small numbers.
pub(super) fn plain(node: &Node) -> String {
    match node.value {
        Value::Bool(bool) => bool.to_string(),
        Value::Int(int) => int.to_string(),
        Value::Float(float) => format!("{float:?}"),
        _ => String::new(),
    }
}
