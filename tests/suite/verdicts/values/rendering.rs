//! Rendering as the program does, without what it finds.

use openshell_deploy::plan;
use openshell_deploy::plan::release::Release;
use openshell_deploy::render::object::Object;
use openshell_deploy::source::{Origin, Sources};
use openshell_deploy::target;
use openshell_deploy::values::defaults::{self, Extent};
use openshell_deploy::values::node::Node;
use openshell_deploy::values::{check, decode, yaml};
use serde_json::Value as Json;

/// What a user sets, where it can be read and has the right types.
pub fn overrides(values: &Json) -> Option<Node> {
    let (mut sources, text) = (Sources::default(), values.to_string());
    let id = sources.add("values.yaml", text.as_str(), Origin::Defaults);
    let node = yaml::parse(id, &text).ok()?.pop()?;
    check::check(&node, &sources, false).is_empty().then_some(node)
}

/// The objects of a release with these settings; None where it is refused before there are any.
pub fn objects(overrides: Node) -> Option<Vec<Object>> {
    let values = defaults::complete(overrides, Extent::Effective, &mut Sources::default()).ok()?;
    let (plan, _) = plan::plan(decode::decode(&values).ok()?, Release::new("openshell", "openshell")).ok()?;
    target::objects(&plan).ok()
}
