//! The texts that values come from, kept so that every value and every problem can point into them.

use std::ops::Range;
use std::sync::OnceLock;

/// Which text of [`Sources`] a [`Span`] lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(usize);

/// A range of bytes in one source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// One past the last byte; equal to `start` for a point.
    pub end: usize,
}

/// One text: a values file, a command-line flag, or the built-in defaults.
#[derive(Clone, Debug)]
pub struct Source {
    /// What a user calls it: a path, `<stdin>`, a flag such as `--set`, or `<defaults>`.
    pub name: String,
    /// Its whole text.
    pub text: String,
    /// Whether a user wrote it; the built-in defaults are never shown.
    pub origin: Origin,
    /// Where its lines start, found when the first place is asked for.
    lines: OnceLock<Vec<usize>>,
}

impl Source {
    /// The first bytes of all lines.
    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let ends = self.text.match_indices('\n').map(|(newline, _)| newline + 1);
            std::iter::once(0).chain(ends).collect()
        })
    }
}

/// Where a text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A values file or standard input.
    File,
    /// The argument of a `--set…` flag.
    Flag,
    /// The defaults that are part of this program.
    Defaults,
}

/// All texts of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a text and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>, origin: Origin) -> SourceId {
        let (name, text) = (name.into(), text.into());
        self.0.push(Source { name, text, origin, lines: OnceLock::new() });
        SourceId(self.0.len() - 1)
    }

    /// The text with this id.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }

    /// All texts in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// The text under a span; empty where the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).text.get(Range::from(span)).unwrap_or("")
    }

    /// Line and column (both from 1, the column in characters) of a span's start.
    #[must_use]
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let source = self.get(span.source);
        let line = source.lines().partition_point(|start| *start <= span.start);
        let start = source.lines().get(line.saturating_sub(1)).copied().unwrap_or_default();
        let column = source.text.get(start..span.start).unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}
