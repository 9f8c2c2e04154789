//! Reads a values file: YAML to [`Node`]s, with the meanings that Helm's reader gives to scalars.
//!
//! Helm reads with go-yaml v2 through sigs.k8s.io/yaml. The syntax comes from a YAML 1.2 parser; what a
//! plain scalar, a key, a tag or a `<<` means is decided here, as go-yaml v2 decides it. Unlike Helm,
//! which takes the last one silently, a key that stands twice in one map is refused.

mod anchors;
mod builder;
mod key;
mod merge_key;
mod number;
mod scalar;
mod syntax;
#[cfg(test)]
mod tests;

use granit_parser::{Parser, options};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};
use crate::values::node::Node;
use builder::Builder;

/// The largest file that is read, in bytes. Kubernetes itself refuses objects of more than 1.5 MiB.
pub const MAX_BYTES: usize = 8 << 20;
/// The deepest nesting of maps and lists, so that nothing that walks the tree runs out of stack.
pub const MAX_DEPTH: usize = 100;
/// After so many problems the rest of a file is not checked.
pub const MAX_PROBLEMS: usize = 100;

/// Reads the documents of one file. Every node is a map; empty documents are left out, as they change
/// nothing.
///
/// # Errors
/// Every problem of the file, up to [`MAX_PROBLEMS`]: all duplicate keys, bad keys and bad scalars up to
/// the first syntax error, which ends the file.
pub fn parse(id: SourceId, text: &str) -> Result<Vec<Node>, Vec<Diagnostic>> {
    if text.len() > MAX_BYTES {
        let message =
            format!("this file has {} bytes; a values file may have at most {MAX_BYTES} (8 MiB)", text.len());
        return Err(vec![
            Diagnostic::error(Code::TooLarge, message).at(Span { source: id, start: 0, end: 0 }, ""),
        ]);
    }
    if let Some(problem) = control_character(id, text) {
        return Err(vec![problem]);
    }
    let options = options! { emit_unresolved_aliases: true };
    let mut builder = Builder::new(id, text);
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((event, span)) => builder.event(event, span.byte_range().unwrap_or_default()),
            Err(error) => Err(syntax::diagnostic(id, text, &error, &builder.context())),
        };
        if let Err(problem) = step {
            builder.report(problem);
            break;
        }
        if builder.is_full() {
            break;
        }
    }
    builder.finish()
}

/// Control characters are not YAML; go-yaml refuses them anywhere in a file.
fn control_character(id: SourceId, text: &str) -> Option<Diagnostic> {
    let (start, character) =
        text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))?;
    let message = format!("the control character U+{:04X} is not allowed in YAML", u32::from(character));
    let span = Span { source: id, start, end: start + character.len_utf8() };
    Some(
        Diagnostic::error(Code::Syntax, message)
            .at(span, "this character")
            .help("remove it, or write it as an escape in a double-quoted string"),
    )
}

/// The whole number that a plain scalar stands for, if it does: `0440` is octal.
#[must_use]
pub fn whole_number(text: &str) -> Option<i64> {
    match number::parse(text)? {
        number::Number::Int(int) => i64::try_from(int).ok(),
        number::Number::Float(_) => None,
    }
}
