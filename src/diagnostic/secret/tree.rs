//! A tree without its secrets.

use super::{MASK, is_secret_key, words};
use crate::values::node::{Entry, Node, Value};

/// The same tree with every secret value, and the credentials in every URL, replaced by `***`. Null,
/// booleans and empty strings stay: they hold nothing.
#[must_use]
pub fn mask_tree(node: &Node) -> Node {
    masked(node, &mut Vec::new())
}

fn masked<'a>(node: &'a Node, path: &mut Vec<&'a str>) -> Node {
    let value = match &node.value {
        Value::Null | Value::Bool(_) => node.value.clone(),
        Value::String(text) if text.is_empty() => node.value.clone(),
        _ if is_secret_key(path) => Value::String(MASK.to_owned()),
        Value::String(text) => Value::String(without_credentials(text)),
        Value::List(list) => Value::List(list.iter().map(|item| masked_child(item, "[]", path)).collect()),
        Value::Map(map) => Value::Map(
            map.iter()
                .map(|(key, entry)| {
                    let node = masked_child(&entry.node, key, path);
                    (key.clone(), Entry { key: entry.key, node })
                })
                .collect(),
        ),
        Value::Int(_) | Value::Float(_) => node.value.clone(),
    };
    Node { value, span: node.span }
}

fn masked_child<'a>(node: &'a Node, key: &'a str, path: &mut Vec<&'a str>) -> Node {
    path.push(key);
    let node = masked(node, path);
    path.pop();
    node
}

/// The text with the user and password of every URL replaced by `***`.
pub(in crate::diagnostic) fn without_credentials(text: &str) -> String {
    let mut shown = text.to_owned();
    for range in words::credentials(text).into_iter().rev() {
        shown.replace_range(range, MASK);
    }
    shown
}
