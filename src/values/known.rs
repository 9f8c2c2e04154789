//! Leaving out what this program does not know.

use crate::values::node::{Entry, Node, Value};
use crate::values::shape::Shape;

/// The setting whose unknown keys are kept: newer gateways may know them.
const PASSED_ON: &str = "extraConfig";

/// The tree without unknown keys, for `--allow-unknown-values`. [`check`](crate::values::check::check) warns of them.
#[must_use]
pub fn known(values: Node) -> Node {
    of_shape(&Shape::root(), values)
}

fn of_shape(shape: &Shape, node: Node) -> Node {
    let value = match (node.value, shape) {
        (Value::Map(map), Shape::Object { properties, .. }) => {
            let known = map.into_iter().filter_map(|(key, entry)| {
                let shape = Shape::of(properties.get(&key)?);
                if key == PASSED_ON {
                    return Some((key, entry));
                }
                Some((key, Entry { node: of_shape(&shape, entry.node), ..entry }))
            });
            Value::Map(known.collect())
        }
        (Value::Map(map), Shape::Map(values)) => {
            let shape = Shape::of(values);
            let entry = |entry: Entry| Entry { node: of_shape(&shape, entry.node), ..entry };
            Value::Map(map.into_iter().map(|(key, found)| (key, entry(found))).collect())
        }
        (Value::List(list), Shape::List(items)) => {
            let shape = Shape::of(items);
            Value::List(list.into_iter().map(|item| of_shape(&shape, item)).collect())
        }
        (value, _) => value,
    };
    Node { value, span: node.span }
}
