//! A list or map that is not complete yet.

use std::collections::BTreeMap;

use crate::source::Span;
use crate::values::node::{Map, Node, Value};

/// A list or map whose end has not been read.
pub(super) struct Frame {
    /// What has been read of it.
    pub(super) collected: Collected,
    /// Its anchor's number; 0 for none.
    pub(super) anchor: usize,
    /// Where it starts.
    pub(super) start: usize,
    /// Whether it is written with brackets.
    pub(super) flow: bool,
}

/// The content of a [`Frame`].
pub(super) enum Collected {
    /// The items so far.
    List(Vec<Node>),
    /// The entries so far.
    Map {
        /// With those that came by `<<`.
        entries: Map,
        /// The keys that are written out, to find duplicates.
        written: BTreeMap<String, Span>,
        /// The key whose value comes next; `None` where a key comes next.
        key: Option<Key>,
    },
}

/// A key whose value has not been read.
pub(super) enum Key {
    /// An ordinary key.
    Text(String, Span),
    /// `<<`.
    Merge,
    /// One that has been refused; its value is read and dropped.
    Invalid,
}

impl Collected {
    /// A map without entries.
    pub(super) fn map() -> Self {
        Self::Map { entries: Map::new(), written: BTreeMap::new(), key: None }
    }
}

impl Frame {
    /// The pending key of a map.
    pub(super) fn key(&mut self) -> Option<&mut Option<Key>> {
        match &mut self.collected {
            Collected::Map { key, .. } => Some(key),
            Collected::List(_) => None,
        }
    }

    /// The pending key as a part of the path to what is read now.
    pub(super) fn path_part(&self) -> Option<&str> {
        match &self.collected {
            Collected::Map { key: Some(Key::Text(text, _)), .. } => Some(text),
            _ => None,
        }
    }

    /// The finished node. In block style the parser's end lies at the next token, so that the end of the
    /// last child is used instead.
    pub(super) fn finish(self, end: Span) -> Node {
        let (value, last) = match self.collected {
            Collected::List(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::List(items), last)
            }
            Collected::Map { entries, .. } => {
                let ends = entries.values().map(|entry| entry.node.span.end.max(entry.key.end));
                let last = ends.filter(|last| *last <= end.end).max();
                (Value::Map(entries), last)
            }
        };
        let last = if self.flow { end.end } else { last.unwrap_or(end.end) };
        Node { value, span: Span { source: end.source, start: self.start, end: last.max(self.start) } }
    }
}
