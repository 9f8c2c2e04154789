//! One line as it may be shown.

use std::ops::Range;

use super::{MASK, words};

/// A source line with masks in it.
pub(in crate::diagnostic) struct Line {
    /// What may be shown.
    pub(in crate::diagnostic) text: String,
    /// What was replaced, as sorted ranges of the original line.
    masked: Vec<Range<usize>>,
}

impl Line {
    /// The line of `text` that starts at the byte `start`, without its line break.
    pub(in crate::diagnostic) fn new(text: &str, start: usize, hidden: &[Range<usize>]) -> Self {
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let end = start + line.len();
        let touching = hidden.iter().filter(|range| range.start <= end && range.end >= start);
        // A range that ends where the line starts belongs to the line before.
        let starts = touching.filter(|range| range.end > start || range.start == start);
        let cut = starts.map(|range| range.start.max(start) - start).min();
        let continued = continues_secret(text.get(..start).unwrap_or_default(), line).then_some(0);
        let cuts = cut.into_iter().chain(continued).chain(words::first_strict(line));
        let cut = cuts.min().unwrap_or(line.len());
        let visible = line.get(..cut).unwrap_or_default();
        let mut masked = words::credentials(line);
        masked.retain(|range| range.start < visible.len());
        let cut = masked.iter().find(|range| range.end > cut).map_or(cut, |range| range.start);
        masked.retain(|range| range.end <= cut);
        if cut < line.len() {
            masked.push(cut..line.len());
        }
        let mut shown = String::new();
        let mut from = 0;
        for range in &masked {
            shown.push_str(line.get(from..range.start).unwrap_or_default());
            shown.push_str(MASK);
            from = range.end;
        }
        shown.push_str(line.get(from..).unwrap_or_default());
        Self { text: shown, masked }
    }

    /// The range of the shown text for a range of bytes of the original line.
    pub(in crate::diagnostic) fn place(&self, range: &Range<usize>) -> Range<usize> {
        let (start, end) = (self.offset(range.start, false), self.offset(range.end, true));
        start..end.max(start)
    }

    fn offset(&self, original: usize, is_end: bool) -> usize {
        let mut offset = original;
        for masked in self.masked.iter().rev() {
            if original >= masked.end && original > masked.start {
                offset = offset - masked.len() + MASK.len();
            } else if original > masked.start || (original == masked.start && !is_end) {
                offset = masked.start + if is_end { MASK.len() } else { 0 };
            }
        }
        offset.min(self.text.len())
    }
}

/// Whether the next less indented line above is a secret's key without its value, or with it in a comment.
/// The parser's events tell this too, unless the key has become something else, such as a tag.
fn continues_secret(before: &str, line: &str) -> bool {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let mut above = before.lines().rev().filter(|above| !above.trim().is_empty());
    above.find(|above| indentation(above) < indentation(line)).is_some_and(|above| {
        let value = words::first_strict(above).and_then(|start| above.get(start..));
        let nothing = |value: &str| value.trim_start_matches(['|', '>', '-', '+']).trim().is_empty();
        value.is_some_and(|value| above.trim_start().starts_with('#') || nothing(value))
    })
}
