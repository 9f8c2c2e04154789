//! Values with the place where each was set.

use super::Failure;
use crate::source::{Origin, Sources};
use crate::values::node::{Node, Value};
use crate::values::path;

/// One line a setting below a path: `path: value  # where`.
pub fn lines(path: &str, tree: &Node, sources: &Sources) -> Result<String, Failure> {
    let mut text = String::new();
    for (path, node) in leaves(path, tree) {
        let line = serde_json::to_string(&node.to_json()).map_err(Failure::unprintable)?;
        text.extend([path.as_str(), ": ", line.as_str(), "  # ", of(node, sources).as_str(), "\n"]);
    }
    Ok(text)
}

/// Where a value was set: `file:line:column`, a flag, or `default`.
pub fn of(node: &Node, sources: &Sources) -> String {
    let source = sources.get(node.span.source);
    let (line, column) = sources.line_column(node.span);
    match source.origin {
        Origin::File => format!("{}:{line}:{column}", source.name),
        Origin::Flag => source.name.clone(),
        Origin::Defaults => "default".into(),
    }
}

/// All values below a path that hold no further settings, with their paths.
pub fn leaves<'n>(path: &str, tree: &'n Node) -> Vec<(String, &'n Node)> {
    let mut leaves = Vec::new();
    let mut open = vec![(path.to_owned(), tree)];
    while let Some((path, node)) = open.pop() {
        match &node.value {
            Value::Map(map) if !map.is_empty() => {
                open.extend(map.iter().rev().map(|(key, entry)| (path::of_key(&path, key), &entry.node)));
            }
            _ => leaves.push((path, node)),
        }
    }
    leaves
}
