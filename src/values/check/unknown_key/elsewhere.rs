//! Settings that stand in another place than where a user wrote them.

use super::normalized;
use crate::diagnostic::prose;
use crate::values::node::{Node, Value};
use crate::values::path;
use crate::values::shape::Shape;

/// More places than these, as for `enabled`, tell nothing.
const FEW: usize = 3;

/// Where the setting `key` with the value `node` belongs, as a hint; None where no section has it, or
/// too many have.
pub(super) fn hint(key: &str, node: &Node) -> Option<String> {
    let mut places = Vec::new();
    collect(&Shape::root(), "", &normalized(key), node, &mut places);
    if let Some(place) = places.iter().find(|place| key.contains('.') && *place == key) {
        return Some(format!("dots do not nest in a values file; write `{place}` as maps in each other"));
    }
    if let Some(top) = places.iter().find(|place| !place.contains('.')) {
        return Some(format!("`{top}` is a top-level setting; write it without indentation"));
    }
    match places.as_slice() {
        [_, ..] if places.len() <= FEW => {
            let places: Vec<_> = places.iter().map(String::as_str).collect();
            Some(format!("did you mean {}?", prose::words(&places, "or")))
        }
        _ => None,
    }
}

/// Adds the paths of all settings of this name whose value could be `node`: a map only where one is
/// wanted that has one of its keys. A name with dots stands for a whole path.
fn collect(shape: &Shape, parent: &str, name: &str, node: &Node, places: &mut Vec<String>) {
    let Shape::Object { properties, section: true } = shape else { return };
    for (key, schema) in *properties {
        let path = path::of_key(parent, key);
        let shape = Shape::of(schema);
        if (normalized(key) == name || normalized(&path) == name) && fits(&shape, node) {
            places.push(path.clone());
        }
        collect(&shape, &path, name, node, places);
    }
}

fn fits(shape: &Shape, node: &Node) -> bool {
    match (shape, &node.value) {
        (Shape::Object { properties, .. }, Value::Map(map)) => {
            map.is_empty() || map.keys().any(|key| properties.contains_key(key))
        }
        (Shape::Map(_), Value::Map(_)) => true,
        (Shape::Object { .. } | Shape::Map(_), value) => *value == Value::Null,
        (Shape::List(_), value) => matches!(value, Value::List(_) | Value::Null),
        (_, value) => !matches!(value, Value::Map(_) | Value::List(_)),
    }
}
