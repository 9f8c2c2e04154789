//! From the merged tree to the typed values.

#[cfg(test)]
mod tests;

use serde::Deserialize;
use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic};
use crate::values::node::{Node, Value};
use crate::values::schema::Values;

/// The typed values of the merged tree: defaults below, what users set above. A key that is null counts
/// as absent.
///
/// # Errors
/// Where the tree does not have the form of the values. [`check`](crate::values::check::check) finds that
/// out before and says much more about it; this problem names only the top-level setting, because what
/// serde says may hold a secret.
pub fn decode(values: &Node) -> Result<Values, Diagnostic> {
    let json = without_nulls(values);
    Values::deserialize(&json).map_err(|_| problem(values, &json))
}

fn without_nulls(node: &Node) -> Json {
    match &node.value {
        Value::Map(map) => {
            let set = map.iter().filter(|(_, entry)| entry.node.value != Value::Null);
            Json::Object(set.map(|(key, entry)| (key.clone(), without_nulls(&entry.node))).collect())
        }
        Value::List(list) => list.iter().map(without_nulls).collect(),
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
