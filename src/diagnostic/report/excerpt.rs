//! The part of a line that fits on a screen.

use std::ops::Range;

use super::visible::visible;

/// How many characters of a line are shown before and after the start of the caret.
const BEFORE: usize = 50;
const AFTER: usize = 70;

/// A short piece of a line.
pub(super) struct Excerpt {
    /// The piece, with `…` where it was cut, safe for a terminal.
    pub(super) text: String,
    /// The bytes of the piece to put the caret under.
    pub(super) caret: Range<usize>,
}

impl Excerpt {
    /// The surroundings of a range of bytes of a line.
    pub(super) fn new(line: &str, range: &Range<usize>) -> Self {
        let start = boundary(line, range.start);
        let end = boundary(line, range.end).max(start);
        let (before, rest) = line.split_at(start);
        let (under, after) = rest.split_at(end - start);
        let first = before.char_indices().rev().take(BEFORE).last().map_or(before.len(), |(at, _)| at);
        let mut text = String::new();
        if first > 0 {
            text.push('…');
        }
        text.push_str(&visible(before.get(first..).unwrap_or_default()));
        let caret = text.len();
        text.push_str(&visible(&under.chars().take(AFTER).collect::<String>()));
        let caret = caret..text.len();
        let left = AFTER.saturating_sub(under.chars().count());
        text.push_str(&visible(&after.chars().take(left).collect::<String>()));
        if rest.chars().count() > AFTER {
            text.push('…');
        }
        Self { text, caret }
    }
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
