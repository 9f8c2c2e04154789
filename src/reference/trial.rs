//! Examples on trial.

use serde_json::Value as Json;

use crate::plan::Plan;
use crate::plan::release::{Release, Target};
use crate::source::{Origin, Sources};
use crate::target::{Scope, documents};
use crate::trial;
use crate::values::check::check;
use crate::values::node::Node;
use crate::values::yaml;

/// The plan of a release with these values over the defaults; None where they are refused.
#[must_use]
pub fn planned(overrides: &Node) -> Option<Plan> {
    trial::plan(overrides.clone(), Release::new("openshell", "openshell"))
}

/// The objects of a release with these values, as `render` prints them; None where they are refused.
#[must_use]
pub fn rendered(overrides: &Node) -> Option<Vec<Json>> {
    let objects = trial::objects(overrides.clone(), Release::new("openshell", "openshell"))?;
    documents(&objects, Scope::All, Target::Kubectl, None).ok()
}

/// Values given as YAML; None where they do not have the keys and types that they must have.
#[must_use]
pub fn well_formed(text: &str) -> Option<Node> {
    let values = parsed(text)?;
    let mut sources = Sources::default();
    sources.add("<trial>", text, Origin::Defaults);
    check(&values, &sources, false).is_empty().then_some(values)
}

/// Any YAML as a tree; None where it is none.
#[must_use]
pub fn parsed(text: &str) -> Option<Node> {
    let id = Sources::default().add("<trial>", text, Origin::Defaults);
    yaml::parse(id, text).ok()?.into_iter().next()
}
