//! Values on trial: planned and rendered without files, to see what they do.

use std::sync::LazyLock;

use crate::plan::release::Release;
use crate::plan::{self, Plan};
use crate::render::object::Object;
use crate::source::{Origin, Sources};
use crate::target;
use crate::values::decode;
use crate::values::defaults::{Extent, without_comments};
use crate::values::merge::coalesce;
use crate::values::node::Node;
use crate::values::yaml;

/// The plan of a release that has `overrides` over the defaults; None where they are refused.
#[must_use]
pub fn plan(overrides: Node, release: Release) -> Option<Plan> {
    let values = decode::decode(&coalesce(overrides, defaults()?)).ok()?;
    plan::plan(values, release).ok().map(|(plan, _)| plan)
}

/// The objects of such a release, as its target has them; None where it is refused.
#[must_use]
pub fn objects(overrides: Node, release: Release) -> Option<Vec<Object>> {
    target::objects(&plan(overrides, release)?).ok()
}

/// How many of at most `most` renderings may be tried with values as large as these, for all to take a second or so.
#[must_use]
pub fn affordable(most: usize, values: &Node) -> usize {
    const SETTINGS: usize = 300_000;
    (SETTINGS / values.leaves()).min(most)
}

/// All defaults, read once in a process.
#[must_use]
pub fn defaults() -> Option<Node> {
    static DEFAULTS: LazyLock<Option<Node>> = LazyLock::new(|| {
        let text = without_comments(Extent::All, |_| true);
        let id = Sources::default().add("<defaults>", text.as_str(), Origin::Defaults);
        yaml::parse(id, &text).ok()?.into_iter().next()
    });
    DEFAULTS.clone()
}
