//! `values`: the merged settings, and where each was set.

use serde_json::{Map, Value as Json, json};

use super::failure::warn;
use super::input::Input;
use super::{Failure, stdout};
use crate::cli::{Format, ValuesArgs};
use crate::diagnostic::secret;
use crate::output;
use crate::source::{Origin, Sources};
use crate::values::defaults::Extent;
use crate::values::node::{Node, Value};
use crate::values::path;

/// Runs the command.
pub fn run(args: &ValuesArgs) -> Result<(), Failure> {
    let input = Input::read(&args.values);
    let (tree, sources, warnings) = if args.overrides {
        let (tree, sources) = input.overrides()?;
        (tree, sources, Vec::new())
    } else {
        input.checked(args.allow_unknown_values)?.completed(Extent::All)?
    };
    let tree = if args.show_secrets { tree } else { secret::mask_tree(&tree) };
    let text = match (args.origin, args.output) {
        (false, Format::Yaml) => output::yaml::document(&tree.to_json()),
        (false, Format::Json) => output::json::document(&tree.to_json()).map_err(Failure::unprintable)?,
        (true, Format::Yaml) => origins_yaml(&tree, &sources)?,
        (true, Format::Json) => {
            output::json::document(&origins_json(&tree, &sources)).map_err(Failure::unprintable)?
        }
    };
    warn(&warnings, &sources);
    stdout::print(&text)
}

/// One line a setting: `path: value  # where`.
fn origins_yaml(tree: &Node, sources: &Sources) -> Result<String, Failure> {
    let mut text = String::new();
    for (path, node) in leaves(tree) {
        let line = serde_json::to_string(&node.to_json()).map_err(Failure::unprintable)?;
        text.extend([path.as_str(), ": ", line.as_str(), "  # ", origin(node, sources).as_str(), "\n"]);
    }
    Ok(text)
}

fn origins_json(tree: &Node, sources: &Sources) -> Json {
    let entry = |(path, node): (String, &Node)| {
        (path, json!({ "value": node.to_json(), "origin": origin(node, sources) }))
    };
    Json::Object(leaves(tree).into_iter().map(entry).collect::<Map<_, _>>())
}

/// Where a value was set: `file:line:column`, a flag, or `default`.
fn origin(node: &Node, sources: &Sources) -> String {
    let source = sources.get(node.span.source);
    let (line, column) = sources.line_column(node.span);
    match source.origin {
        Origin::File => format!("{}:{line}:{column}", source.name),
        Origin::Flag => source.name.clone(),
        Origin::Defaults => "default".into(),
    }
}

/// All values that hold no further settings, with their paths.
fn leaves(tree: &Node) -> Vec<(String, &Node)> {
    let mut leaves = Vec::new();
    let mut open = vec![(String::new(), tree)];
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
