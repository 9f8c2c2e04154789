//! Leaving out a part of the values.

use crate::values::node::{Entry, Map, Node, Value};

/// A part of the values: some neighbours in one map, or the end of one list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Cut {
    /// The map or list, by its path of keys and indexes.
    pub at: Vec<String>,
    /// The first of its entries that is left out, by its place.
    pub from: usize,
    /// One past the last.
    pub to: usize,
}

impl Cut {
    /// The values without the part.
    pub(super) fn leave_out(&self, values: &Node) -> Node {
        without(values, &self.at, self)
    }
}

fn without(node: &Node, way: &[String], cut: &Cut) -> Node {
    let is_left = |index: usize| !(cut.from..cut.to).contains(&index);
    let value = match (&node.value, way) {
        (Value::Map(map), [next, rest @ ..]) => Value::Map(
            map.iter().map(|(key, entry)| (key.clone(), inside(key, entry, next, rest, cut))).collect(),
        ),
        (Value::List(list), [next, rest @ ..]) => {
            let item = |(index, item): (usize, &Node)| {
                if next.parse() == Ok(index) { without(item, rest, cut) } else { item.clone() }
            };
            Value::List(list.iter().enumerate().map(item).collect())
        }
        (Value::Map(map), []) => Value::Map(
            map.iter()
                .enumerate()
                .filter(|(index, _)| is_left(*index))
                .map(|(_, (key, entry))| (key.clone(), entry.clone()))
                .collect::<Map>(),
        ),
        (Value::List(list), []) => {
            let kept = list.iter().enumerate().filter(|(index, _)| is_left(*index));
            Value::List(kept.map(|(_, item)| item.clone()).collect())
        }
        (scalar, _) => scalar.clone(),
    };
    Node { value, span: node.span }
}

fn inside(key: &str, entry: &Entry, next: &str, rest: &[String], cut: &Cut) -> Entry {
    if key == next { Entry { key: entry.key, node: without(&entry.node, rest, cut) } } else { entry.clone() }
}
