//! The `--set` family of flags, with Helm's grammar (`pkg/strvals`).
//!
//! `a.b[0].c=1,d=x`: keys end at `=`, `[`, `,` or `.`, values at `,`, and a backslash takes any of these as
//! text. Where Helm drops a part of the argument silently (an empty key, an index without `]`), this is an
//! error.

mod cursor;
mod json;
mod path;
mod place;
#[cfg(test)]
mod tests;
mod typed;

use std::io;

use crate::diagnostic::{Code, Diagnostic, secret};
use crate::source::{SourceId, Sources, Span};
use crate::values::node::{Node, Value};
use crate::values::{layers, merge};
use cursor::Cursor;

/// A flag of the family: they differ in what the text after `=` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    /// `--set-json`: JSON values, or one whole JSON object.
    Json,
    /// `--set`: booleans, null, whole numbers, and strings.
    Set,
    /// `--set-string`: strings.
    String,
    /// `--set-file`: the content of the file with that path, as a string.
    File,
    /// `--set-literal`: one string to the end of the argument, without escapes.
    Literal,
}

impl Flag {
    /// The flag as written on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "--set-json",
            Self::Set => "--set",
            Self::String => "--set-string",
            Self::File => "--set-file",
            Self::Literal => "--set-literal",
        }
    }
}

/// Applies flags to a tree.
pub struct Setter<'a> {
    /// The tree; its root must be a map.
    pub root: &'a mut Node,
    /// All texts, the arguments of flags among them.
    pub sources: &'a Sources,
    /// Reads the files of `--set-file`, by the path as written.
    pub read: &'a mut dyn FnMut(&str) -> io::Result<Vec<u8>>,
    /// How many list items may still be made by setting an index beyond the end of a list. Helm allows
    /// 65 536 per list without bounding their sum.
    pub gaps: usize,
}

/// A sensible start for [`Setter::gaps`].
pub const MAX_GAPS: usize = 1_000_000;

impl Setter<'_> {
    /// Applies one argument: the text of the source `id`.
    ///
    /// # Errors
    /// The first thing in the argument that cannot be understood or set; what comes before it has been set
    /// by then. No message quotes anything of an argument that may hold a secret.
    pub fn apply(&mut self, flag: Flag, id: SourceId) -> Result<(), Diagnostic> {
        let sources = self.sources;
        let text = sources.get(id).text.as_str();
        if flag == Flag::Json && text.trim_start().starts_with('{') {
            let object = json::whole(id, text)?;
            let base = std::mem::replace(self.root, Node { value: Value::Null, span: object.span });
            *self.root = merge::merge(base, object);
            return Ok(());
        }
        let mut cursor = Cursor::new(id, text, flag);
        while let Some(path) = path::parse(&mut cursor)? {
            if !path.has_value {
                // `list[0]` alone makes sure that there is a list.
                place::list(self, &path)?;
                continue;
            }
            let value = self.value(flag, &mut cursor)?;
            place::value(self, &path, value)?;
        }
        Ok(())
    }

    fn value(&mut self, flag: Flag, cursor: &mut Cursor<'_>) -> Result<Node, Diagnostic> {
        match flag {
            Flag::Json => json::value(cursor),
            Flag::Literal => Ok(cursor.rest()),
            Flag::Set | Flag::String | Flag::File => typed::value(cursor, &mut |text, span| match flag {
                Flag::Set => Ok(typed::guess(text)),
                Flag::File => self.file(&text, span).map(Value::String),
                _ => Ok(Value::String(text)),
            }),
        }
    }

    fn file(&mut self, path: &str, span: Span) -> Result<String, Diagnostic> {
        // Someone may have written the value where its file's path belongs.
        let quotable = !secret::may_hold_secret(&self.sources.get(span.source).text);
        let name = if quotable { format!("`{path}`") } else { "the file of this flag".to_owned() };
        let bytes =
            (self.read)(path).map_err(|error| layers::unreadable(&name, &error).at(span, "this path"))?;
        String::from_utf8(bytes).map_err(|error| {
            let message = format!("{name} is not UTF-8 text (byte {})", error.utf8_error().valid_up_to());
            Diagnostic::error(Code::NotUtf8, message).at(span, "this path")
        })
    }
}
