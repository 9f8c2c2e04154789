//! Texts in the values that may be secrets, although their settings are none.

use std::collections::BTreeSet;

use crate::diagnostic::secret::{Repeated, is_secret_key};
use crate::source::Sources;
use crate::values::node::{Node, Value};
use crate::values::shape::Shape;

/// The texts that no message may quote: what an alias repeats of a secret, what follows a secret in a flag's argument,
/// and what stands below a secret's name in a map of the user's own keys. Names of settings are never among them.
#[must_use]
pub fn repeated(values: &Node, sources: &Sources) -> Vec<String> {
    let mut walk = Walk { repeated: Repeated::new(sources), texts: Vec::new() };
    walk.node(&Shape::root(), values, &mut Vec::new());
    let texts: BTreeSet<String> = walk.texts.into_iter().collect();
    let mut texts: Vec<String> = texts.into_iter().collect();
    // The longest first: another one may be a part of it.
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

struct Walk<'a> {
    repeated: Repeated<'a>,
    texts: Vec<String>,
}

impl Walk<'_> {
    fn node<'v>(&mut self, shape: &Shape, node: &'v Node, path: &mut Vec<&'v str>) {
        match &node.value {
            Value::Map(map) => {
                for (key, entry) in map {
                    let (known, is_name) = match shape {
                        Shape::Object { properties, .. } => (properties.get(key), true),
                        Shape::Map(values) => (Some(*values), false),
                        _ => (None, false),
                    };
                    if !(is_name && known.is_some()) && self.repeated.is_at(entry.key) {
                        self.texts.push(key.clone());
                    }
                    path.push(key);
                    self.node(&known.map_or(Shape::Any, Shape::of), &entry.node, path);
                    path.pop();
                }
            }
            Value::List(list) => {
                let items = if let Shape::List(items) = shape { Shape::of(items) } else { Shape::Any };
                for item in list {
                    path.push("[]");
                    self.node(&items, item, path);
                    path.pop();
                }
            }
            // What checks say of a secret itself never quotes it.
            _ if matches!(shape, Shape::Text { secret: true }) => {}
            value => {
                if self.repeated.is_at(node.span) || is_secret_key(path) {
                    self.texts.extend(text(value));
                }
            }
        }
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Int(int) => Some(int.to_string()),
        Value::Float(float) => Some(float.to_string()),
        _ => None,
    }
}
