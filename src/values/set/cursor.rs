//! Reads the argument of a flag piece by piece.

use std::str::Chars;

use super::Flag;
use crate::diagnostic::{Code, Diagnostic, secret};
use crate::source::{SourceId, Span};
use crate::values::node::{Node, Value};

/// A place in an argument.
pub(super) struct Cursor<'a> {
    source: SourceId,
    text: &'a str,
    chars: Chars<'a>,
    flag: Flag,
}

/// Text up to a stop character, escapes resolved.
pub(super) struct Piece {
    /// The text.
    pub(super) text: String,
    /// The character that ended it (it has been read); `None` at the end of the argument.
    pub(super) stop: Option<char>,
    /// Where it stands, without the stop.
    pub(super) span: Span,
}

impl<'a> Cursor<'a> {
    /// At the start of an argument.
    pub(super) fn new(source: SourceId, text: &'a str, flag: Flag) -> Self {
        Self { source, text, chars: text.chars(), flag }
    }

    /// The flag whose argument this is.
    pub(super) fn flag(&self) -> Flag {
        self.flag
    }

    /// The byte offset.
    pub(super) fn offset(&self) -> usize {
        self.text.len() - self.chars.as_str().len()
    }

    /// What has not been read.
    pub(super) fn remaining(&self) -> &'a str {
        self.chars.as_str()
    }

    /// Leaves out so many bytes (to the end where that is no character's border).
    pub(super) fn skip(&mut self, bytes: usize) {
        self.chars = self.remaining().get(bytes..).unwrap_or_default().chars();
    }

    /// Reads up to one of these characters. In every flag but `--set-literal` a backslash takes the next
    /// character as text; at the end of the argument it is dropped.
    pub(super) fn until(&mut self, stops: &[char]) -> Piece {
        let start = self.offset();
        let mut text = String::new();
        let mut end = start;
        let stop = loop {
            match self.chars.next() {
                None => break None,
                Some(stop) if stops.contains(&stop) => break Some(stop),
                Some('\\') if self.flag != Flag::Literal => text.extend(self.chars.next()),
                Some(other) => text.push(other),
            }
            end = self.offset();
        };
        Piece { text, stop, span: Span { source: self.source, start, end } }
    }

    /// Everything that is left, as a string.
    pub(super) fn rest(&mut self) -> Node {
        let span = self.span_to_end();
        let text = self.remaining().to_owned();
        self.skip(text.len());
        Node { value: Value::String(text), span }
    }

    /// From here to the end.
    pub(super) fn span_to_end(&self) -> Span {
        Span { source: self.source, start: self.offset(), end: self.text.len() }
    }

    /// From a byte offset to here.
    pub(super) fn span_from(&self, start: usize) -> Span {
        Span { source: self.source, start, end: self.offset() }
    }

    /// A text of the argument for a message: in backquotes, or `instead` where the argument may hold a
    /// secret, as a comma in a password makes a key of its second half.
    pub(super) fn quote(&self, text: &str, instead: &str) -> String {
        if secret::may_hold_secret(self.text) { instead.to_owned() } else { format!("`{text}`") }
    }
}

/// A problem of an argument.
pub(super) fn problem(message: impl Into<String>, span: Span, label: &str) -> Diagnostic {
    Diagnostic::error(Code::InvalidFlag, message).at(span, label)
}
