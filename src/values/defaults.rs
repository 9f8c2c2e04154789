//! The defaults of all values.

use std::sync::LazyLock;

use crate::diagnostic::Diagnostic;
use crate::source::{Origin, Sources};
use crate::values::node::Node;
use crate::values::schema::Values;
use crate::values::{decode, merge, yaml};

/// The defaults as commented YAML: the only place where a default is written.
#[must_use]
pub fn defaults() -> &'static str {
    include_str!("defaults.yaml")
}

/// The defaults as values, to tell what a user changed. Few releases ask, so they are read when one does.
#[must_use]
pub fn values() -> &'static Values {
    static VALUES: LazyLock<Values> =
        LazyLock::new(|| tree().and_then(|tree| decode::decode(tree).ok()).unwrap_or_default());
    &VALUES
}

/// The defaults as a tree, to tell what a setting is when users leave it alone. None never happens: they are YAML.
#[must_use]
pub fn tree() -> Option<&'static Node> {
    static TREE: LazyLock<Option<Node>> = LazyLock::new(|| {
        let id = Sources::default().add("<defaults>", defaults(), Origin::Defaults);
        yaml::parse(id, defaults()).unwrap_or_default().into_iter().next()
    });
    TREE.as_ref()
}

/// Sections that are off and then mean nothing. Each run that sets nothing in them can do without reading them.
const OFF: [&str; 8] =
    ["backup", "global", "httpRoute", "ingress", "metrics", "pgbackrest", "postgres", "tlsRoute"];

/// Which defaults are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    All,
    /// Those that can have an effect beside a user's settings.
    Effective,
}

/// The defaults without lines that are only comments, two thirds of the text, which each run would have to read.
///
/// `is_set` says whether a user sets something in a section.
#[must_use]
pub fn without_comments(extent: Extent, is_set: impl Fn(&str) -> bool) -> String {
    let mut text = String::with_capacity(defaults().len());
    let mut is_wanted = true;
    for line in defaults().split_inclusive('\n').filter(|line| !line.trim_start().starts_with('#')) {
        if !line.starts_with([' ', '\n']) {
            let key = line.split(':').next().unwrap_or_default();
            is_wanted = extent == Extent::All || !OFF.contains(&key) || is_set(key);
        }
        if is_wanted {
            text.push_str(line);
        }
    }
    text
}

/// Lays what users have set over the defaults, whose text is added to `sources`.
///
/// # Errors
/// Never for the defaults that are part of this program; the problems are those of their text.
pub fn complete(overrides: Node, extent: Extent, sources: &mut Sources) -> Result<Node, Vec<Diagnostic>> {
    let text = without_comments(extent, |section| overrides.at([section]).is_some());
    let id = sources.add("<defaults>", text.as_str(), Origin::Defaults);
    let defaults = yaml::parse(id, &text)?.into_iter().next();
    Ok(match defaults {
        Some(defaults) => merge::coalesce(overrides, defaults),
        None => overrides,
    })
}
