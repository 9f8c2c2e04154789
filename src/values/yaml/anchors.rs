//! Anchored values, and how much their aliases may copy.

use std::collections::HashMap;

use super::MAX_DEPTH;
use crate::values::node::{Node, Value};

/// How many bytes all aliases of one file may copy, with [`NODE`] for every node: about 100 000 nodes.
const MAX_COPIED: usize = 16 << 20;
/// What one node weighs without its text.
const NODE: usize = 160;

/// The anchors of a file. Every definition has its own number, so that anchors do not cross documents.
#[derive(Default)]
pub(super) struct Anchors {
    nodes: HashMap<usize, Anchored>,
    copied: usize,
}

struct Anchored {
    node: Node,
    size: Size,
}

/// What a copy of a node costs.
#[derive(Clone, Copy)]
struct Size {
    bytes: usize,
    depth: usize,
}

/// Why an alias has no value.
#[derive(Debug, PartialEq)]
pub(super) enum Refusal {
    /// The alias stands inside its own anchor.
    Itself,
    /// Aliases of this file copy more than [`MAX_COPIED`].
    TooLarge,
    /// The copy would nest deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl Anchors {
    /// Keeps a finished node under its anchor's number.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`]: keeping is a copy too.
    pub(super) fn define(&mut self, anchor: usize, node: &Node) -> Result<(), Refusal> {
        let size = size(node);
        self.pay(size)?;
        self.nodes.insert(anchor, Anchored { node: node.clone(), size });
        Ok(())
    }

    /// A copy of an anchored value for an alias at this depth.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) fn copy(&mut self, anchor: usize, depth: usize) -> Result<Node, Refusal> {
        let size = self.nodes.get(&anchor).ok_or(Refusal::Itself)?.size;
        if depth + size.depth > MAX_DEPTH {
            return Err(Refusal::TooDeep);
        }
        self.pay(size)?;
        self.nodes.get(&anchor).map(|anchored| anchored.node.clone()).ok_or(Refusal::Itself)
    }

    fn pay(&mut self, size: Size) -> Result<(), Refusal> {
        self.copied = self.copied.saturating_add(size.bytes);
        if self.copied > MAX_COPIED { Err(Refusal::TooLarge) } else { Ok(()) }
    }
}

fn size(node: &Node) -> Size {
    let inner = |children: &mut dyn Iterator<Item = (usize, &Node)>| {
        children.fold(Size { bytes: NODE, depth: 1 }, |sum, (key, child)| {
            let child = size(child);
            Size { bytes: sum.bytes + key + child.bytes, depth: sum.depth.max(child.depth + 1) }
        })
    };
    match &node.value {
        Value::List(list) => inner(&mut list.iter().map(|child| (0, child))),
        Value::Map(map) => inner(&mut map.iter().map(|(key, entry)| (key.len(), &entry.node))),
        Value::String(text) => Size { bytes: NODE + text.len(), depth: 0 },
        _ => Size { bytes: NODE, depth: 0 },
    }
}
