//! Which setting causes a finding: the one without which it would not be.
//!
//! Objects do not remember where their fields came from. So a release is rendered again without some of what the user
//! has set, and again with ever less left out, until one setting is left that makes the difference.

mod cut;
mod difference;
mod search;
mod setting;
#[cfg(test)]
mod tests;
mod trials;

use self::search::Search;
use crate::check::finding::Finding;
use crate::render::object::Object;
use crate::source::Span;
use crate::values::node::Node;

/// A setting that causes a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Its path, such as `tolerations[0].key`.
    pub path: String,
    /// Where it was written.
    pub span: Span,
}

/// More findings than these are left without a cause: no more are shown.
const EXPLAINED: usize = 100;

/// The causes of findings, in their order; None where no setting is one (but a flag, such as the release's name).
///
/// `overrides` is what the user has set. `render` makes the objects of other such values; None where they make no
/// release. How often it is called is bounded.
#[must_use]
pub fn causes(
    findings: &[Finding],
    overrides: &Node,
    render: &dyn Fn(Node) -> Option<Vec<Object>>,
) -> Vec<Option<Cause>> {
    let mut search = Search::new(overrides, render);
    let explained = findings.iter().take(EXPLAINED).map(|finding| search.cause(finding));
    explained.chain(std::iter::repeat(None)).take(findings.len()).collect()
}
