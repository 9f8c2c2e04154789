//! Where the secrets of a source stand.

use std::ops::Range;

use super::{words, yaml};
use crate::source::{Origin, Source};

/// The byte ranges of secret values. On the last line of a range everything behind it is to be hidden too.
pub(in crate::diagnostic) fn hidden(source: &Source) -> Vec<Range<usize>> {
    match source.origin {
        Origin::File => yaml::hidden(&source.text),
        // A value may hold any character, so that nothing tells where it ends.
        Origin::Flag => {
            let found =
                words::first_loose(&source.text, false).into_iter().chain(words::first_torn(&source.text));
            found.min().map(|start| start..source.text.len()).into_iter().collect()
        }
        Origin::Defaults => Vec::new(),
    }
}
