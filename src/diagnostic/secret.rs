//! Keeps secrets out of everything that is shown.
//!
//! What is a secret is decided by the names of keys. Where a text can be parsed, the parser's events tell
//! where secret values stand; where it cannot, any word that looks like a secret's name hides what follows.
//! When in doubt, too much is hidden.

mod line;
mod names;
mod ranges;
mod repeated;
#[cfg(test)]
mod tests;
mod tree;
mod words;
mod yaml;

pub(super) use line::Line;
pub use names::{is_inside_secret, is_secret_key};
pub(super) use ranges::hidden;
pub use repeated::{Repeated, hide};
pub use tree::mask_tree;
pub(super) use tree::without_credentials;

use crate::source::{Origin, Source, Sources, Span};

/// What stands in place of anything hidden.
pub const MASK: &str = "***";

/// Whether a command-line argument may hold a secret: a key that names one, or a URL with credentials (as any
/// `@` might belong to one). Messages then quote nothing of it.
#[must_use]
pub fn may_hold_secret(argument: &str) -> bool {
    argument.contains('@') || words::first_loose(argument, false).is_some()
}

/// Whether what stands at a place may be part of a secret, although its setting is none: an alias may repeat one,
/// and what follows one in a flag's argument may be the rest of a secret with a comma in it.
#[must_use]
pub fn may_be_secret(span: Span, sources: &Sources) -> bool {
    let source = sources.get(span.source);
    match source.origin {
        Origin::File => sources.slice(span).starts_with('*'),
        Origin::Flag => hidden(source).iter().any(|range| range.start <= span.start),
        Origin::Defaults => false,
    }
}

/// One line of a source (counted from 1) as it may be shown; empty where there is no such line.
#[must_use]
pub fn mask_line(source: &Source, line: usize) -> String {
    let skipped = line.saturating_sub(1);
    let start: usize = source.text.split_inclusive('\n').take(skipped).map(str::len).sum();
    if source.text.split_inclusive('\n').nth(skipped).is_none() {
        return String::new();
    }
    Line::new(&source.text, start, &hidden(source)).text
}
