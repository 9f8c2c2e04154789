//! The defaults, and the order they stand in.

use std::sync::LazyLock;

use serde_json::Value as Json;

use crate::source::{Origin, Sources};
use crate::values::defaults::defaults;
use crate::values::node::Node;
use crate::values::yaml;

/// The defaults, read once.
pub(super) static DEFAULTS: LazyLock<Defaults> = LazyLock::new(Defaults::read);

/// The defaults as a tree, and as values.
pub(super) struct Defaults {
    tree: Option<Node>,
    /// The same as values.
    pub json: Json,
}

impl Defaults {
    fn read() -> Self {
        let id = Sources::default().add("<defaults>", defaults(), Origin::Defaults);
        let tree = yaml::parse(id, defaults()).unwrap_or_default().into_iter().next();
        Self { json: tree.as_ref().map_or(Json::Null, Node::to_json), tree }
    }

    /// Where a setting stands among the defaults; one that has none comes last.
    pub fn place(&self, path: &str) -> usize {
        let found = self.tree.as_ref().and_then(|tree| tree.at(path.split('.')));
        found.map_or(usize::MAX, |node| node.span.start)
    }
}
