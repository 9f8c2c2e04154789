//! The untyped tree of values, in which every value knows where it was written.

use std::collections::BTreeMap;

use crate::source::Span;

/// One value and the place where a user (or the defaults) set it.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands: in a values file, a flag, or the defaults.
    pub span: Span,
}

/// A value as Helm would hold it after reading YAML.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`: removes a default, see [`merge`](crate::values::merge).
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number. Numbers such as `1e3` and `1.0` are whole too.
    Int(i64),
    /// Any other finite number.
    Float(f64),
    /// Text.
    String(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of its keys.
    Map(Map),
}

/// The entries of a map by key.
pub type Map = BTreeMap<String, Entry>;

/// A map's value with the place of its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where the key stands.
    pub key: Span,
    /// The value.
    pub node: Node,
}

/// The number that Helm makes of a 64-bit float: whole ones up to 2^53 are integers.
#[must_use]
pub fn number(float: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if float.fract() == 0.0 && float.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation)] // whole, and within ±2^53
        Value::Int(float as i64)
    } else {
        Value::Float(float)
    }
}

impl Node {
    /// The node at a path of keys and indexes such as `["tolerations", "0", "key"]`, where it exists.
    #[must_use]
    pub fn at<'a>(&self, path: impl IntoIterator<Item = &'a str>) -> Option<&Node> {
        path.into_iter().try_fold(self, |node, key| node.child(key))
    }

    fn child(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(map) => map.get(key).map(|entry| &entry.node),
            Value::List(list) => list.get(key.parse::<usize>().ok()?),
            _ => None,
        }
    }

    /// The number of values that hold no others, at least one.
    #[must_use]
    pub fn leaves(&self) -> usize {
        match &self.value {
            Value::Map(map) => map.values().map(|entry| entry.node.leaves()).sum::<usize>().max(1),
            Value::List(list) => list.iter().map(Self::leaves).sum::<usize>().max(1),
            _ => 1,
        }
    }

    /// What YAML calls this kind of value, with its article, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Int(_) | Value::Float(_) => "a number",
            Value::String(_) => "a string",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// The same value without places.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(bool) => Json::Bool(*bool),
            Value::Int(int) => Json::from(*int),
            Value::Float(float) => Json::from(*float),
            Value::String(string) => Json::from(string.as_str()),
            Value::List(list) => list.iter().map(Node::to_json).collect(),
            Value::Map(map) => {
                Json::Object(map.iter().map(|(key, entry)| (key.clone(), entry.node.to_json())).collect())
            }
        }
    }
}
