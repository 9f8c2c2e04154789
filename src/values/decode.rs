//! From the merged tree to the typed values.

#[cfg(test)]
mod tests;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic};
use crate::values::node::{Node, Value};
use crate::values::schema::Values;
use crate::values::shape::Shape;

/// The typed values of the merged tree: defaults below, what users set above. A key that is null counts
/// as absent. Unknown keys are dropped with `allow_unknown`.
///
/// # Errors
/// Where the tree does not have the form of the values. [`check`](crate::values::check::check) finds that
/// out before and says much more about it; this problem names only the top-level setting, because what
/// serde says may hold a secret.
pub fn decode(values: &Node, allow_unknown: bool) -> Result<Values, Diagnostic> {
    let json = to_json(&Shape::root(), values, allow_unknown);
    Values::deserialize(&json).map_err(|_| problem(values, &json))
}

fn to_json(shape: &Shape, node: &Node, allow_unknown: bool) -> Json {
    match (&node.value, shape) {
        (Value::Map(map), _) => {
            let entries = map.iter().filter(|(_, entry)| entry.node.value != Value::Null);
            let converted = entries.filter_map(|(key, entry)| {
                let shape = match shape {
                    Shape::Object { properties, .. } => match properties.get(key) {
                        Some(schema) => Shape::of(schema),
                        None if allow_unknown => return None,
                        None => Shape::Any,
                    },
                    Shape::Map(values) => Shape::of(values),
                    _ => Shape::Any,
                };
                Some((key.clone(), to_json(&shape, &entry.node, allow_unknown)))
            });
            Json::Object(converted.collect())
        }
        (Value::List(list), Shape::List(items)) => {
            let shape = Shape::of(items);
            list.iter().map(|item| to_json(&shape, item, allow_unknown)).collect()
        }
        _ => node.to_json(),
    }
}

/// The problem of a tree that is no values, at the first top-level setting that is wrong on its own.
fn problem(values: &Node, json: &Json) -> Diagnostic {
    if let Value::Map(map) = &values.value {
        let is_wrong = |key: &str| {
            let alone = json.get(key).map(|value| serde_json::json!({ key: value }));
            alone.is_some_and(|values| Values::deserialize(values).is_err())
        };
        if let Some((key, entry)) = map.iter().find(|(key, _)| is_wrong(key)) {
            return Diagnostic::error(Code::WrongType, format!("`{key}` holds a value of a wrong type"))
                .at(entry.key, "in this setting");
        }
    }
    Diagnostic::error(Code::WrongType, "the values are not a map of settings")
}
