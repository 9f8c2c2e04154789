//! `values`: the merged settings, and where each was set.

use serde_json::{Map, Value as Json, json};

use super::failure::warn;
use super::input::Input;
use super::{Failure, origin, stdout};
use crate::cli::{Format, ValuesArgs};
use crate::diagnostic::secret;
use crate::output;
use crate::source::Sources;
use crate::values::defaults::Extent;
use crate::values::node::Node;

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
        (true, Format::Yaml) => origin::lines("", &tree, &sources)?,
        (true, Format::Json) => {
            output::json::document(&origins_json(&tree, &sources)).map_err(Failure::unprintable)?
        }
    };
    warn(&warnings, &sources);
    stdout::print(&text)
}

fn origins_json(tree: &Node, sources: &Sources) -> Json {
    let entry = |(path, node): (String, &Node)| {
        (path, json!({ "value": node.to_json(), "origin": origin::of(node, sources) }))
    };
    Json::Object(origin::leaves("", tree).into_iter().map(entry).collect::<Map<_, _>>())
}
