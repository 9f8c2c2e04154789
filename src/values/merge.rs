//! How layers of values become one, as in Helm.

#[cfg(test)]
mod tests;

use crate::values::node::{Map, Node, Value};

/// Lays one user layer over another: maps merge, anything else (null too) replaces.
///
/// Takes the layers, returns the result; cannot fail. Helm: `MergeMaps` in its chart loader. A later null
/// wipes a map of an earlier layer, so that a still later map starts from nothing.
#[must_use]
pub fn merge(base: Node, over: Node) -> Node {
    let Node { value: Value::Map(base), .. } = base else { return over };
    let Node { value: Value::Map(over), span } = over else { return over };
    let mut merged = base;
    for (key, mut entry) in over {
        if let Some(old) = merged.remove(&key) {
            entry.node = merge(old.node, entry.node);
        }
        merged.insert(key, entry);
    }
    Node { value: Value::Map(merged), span }
}

/// Lays the user's values over the chart's defaults.
///
/// Takes both trees, returns the values that apply; cannot fail. Helm: `coalesceValues`. The user wins and
/// maps merge; a user's null removes a default and otherwise stays null; a null among the defaults means
/// that there is no default.
#[must_use]
pub fn coalesce(overrides: Node, defaults: Node) -> Node {
    let Node { value: Value::Map(defaults), .. } = defaults else { return overrides };
    let Node { value: Value::Map(mut values), span } = overrides else { return overrides };
    for (key, mut default) in defaults {
        if default.node.value == Value::Null {
            continue;
        }
        match values.remove(&key) {
            None => {
                default.node = without_nulls(default.node);
                values.insert(key, default);
            }
            Some(entry) if entry.node.value == Value::Null => {}
            Some(mut entry) => {
                entry.node = coalesce(entry.node, default.node);
                values.insert(key, entry);
            }
        }
    }
    Node { value: Value::Map(values), span }
}

fn without_nulls(node: Node) -> Node {
    let Node { value: Value::Map(map), span } = node else { return node };
    let kept = map.into_iter().filter(|(_, entry)| entry.node.value != Value::Null);
    let cleaned: Map = kept
        .map(|(key, mut entry)| {
            entry.node = without_nulls(entry.node);
            (key, entry)
        })
        .collect();
    Node { value: Value::Map(cleaned), span }
}
