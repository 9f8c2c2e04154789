//! Syntax errors, in words that help.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::MAX_DEPTH;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceId, Span};

/// What is known about the text before an error.
#[derive(Clone, Default)]
pub(super) struct Context {
    /// Where the last complete piece stands.
    pub(super) last: Range<usize>,
    /// Where the innermost open bracket stands.
    pub(super) open: Option<usize>,
}

/// The problem that the parser stopped at. Texts never quote the file: what they quote may be a secret.
pub(super) fn diagnostic(source: SourceId, text: &str, error: &ScanError, context: &Context) -> Diagnostic {
    let mark = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let at = |start: usize| {
        let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span { source, start, end: start + width }
    };
    let syntax = |message: &str| Diagnostic::error(Code::Syntax, message);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(at(mark)),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => tab(at(tab_near(text, mark))),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            let quote = text.get(context.last.end..mark).and_then(|piece| piece.find(['"', '\'']));
            syntax("this quoted string is not closed").at(at(quote.map_or(mark, |i| context.last.end + i)), "opened here").help(
                "close it with the same quote; further lines of a quoted string must be indented more than its key",
            )
        }
        ErrorKind::UnclosedFlowCollection { open } => unclosed(*open, at(mark)),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            syntax(&format!("`{open}` is closed by `{close}`")).at(at(mark), "opened here")
        }
        ErrorKind::MappingValueNotAllowed
            if text.get(context.last.start..mark).is_some_and(|piece| piece.contains('\n')) =>
        {
            let (first, second) = (line_of(text, context.last.start), line_of(text, mark));
            syntax(&format!(
                "a `:` in line {second} is not allowed: it is part of a text that starts in line {first}"
            ))
            .at(at(context.last.start), "the text starts here")
            .help(format!("line {first} may lack a colon with a space, or line {second} is indented too far"))
        }
        kind => {
            let opened =
                context.open.filter(|open| text.get(*open..mark).is_some_and(|piece| piece.contains('\n')));
            match opened.and_then(|open| Some((open, text.get(open..)?.chars().next()?))) {
                Some((open, bracket)) => unclosed(bracket, at(open)),
                None => other(kind, at(mark)),
            }
        }
    }
}

fn other(kind: &ErrorKind, span: Span) -> Diagnostic {
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed => {
            ("a `:` is not allowed here".to_owned(), "quote a value that holds `: `")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            ("this line is not `key: value`".to_owned(), "a colon with a space after it must follow the key")
        }
        ErrorKind::ExpectedDocumentStart => (
            "there is text behind the end of the document".to_owned(),
            "remove it, check the quotes and brackets before it, or start a document with `---`",
        ),
        ErrorKind::ExpectedBlockMappingKey => {
            ("a key is expected here".to_owned(), "the keys of one map must start in the same column")
        }
        ErrorKind::ExpectedBlockSequenceEntry => (
            "a list item (`- `) is expected here".to_owned(),
            "a list cannot go on as a map; check the indentation of this line",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed => (
            "a list item (`- `) is not allowed here".to_owned(),
            "start the list in a line of its own, or quote a value that starts with `-`",
        ),
        ErrorKind::UnexpectedCharacter { .. } => {
            ("a value cannot start with this character".to_owned(), "quote the value")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "there is text after the closing quote".to_owned(),
            "inside single quotes write `''` for a quote, inside double quotes `\\\"`",
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            "unknown escape in a double-quoted string".to_owned(),
            "write `\\\\` for a backslash, or use single quotes",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("this bracket closes nothing".to_owned(), "remove it, or quote the value")
        }
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::InvalidColonPlacement => {
            ("`,` or `}` is expected here".to_owned(), "separate the entries of a map in braces with commas")
        }
        ErrorKind::ExpectedFlowSequenceSeparator => {
            ("`,` or `]` is expected here".to_owned(), "separate the items of a list in brackets with commas")
        }
        kind => (format!("this is not valid YAML: {kind}"), ""),
    };
    let problem = Diagnostic::error(Code::Syntax, message).at(span, "");
    if help.is_empty() { problem } else { problem.help(help) }
}

fn unclosed(bracket: char, span: Span) -> Diagnostic {
    let closing = if bracket == '[' { ']' } else { '}' };
    Diagnostic::error(Code::Syntax, format!("`{bracket}` is not closed"))
        .at(span, "opened here")
        .help(format!("close it with `{closing}`, and separate what is inside with commas"))
}

fn tab(span: Span) -> Diagnostic {
    Diagnostic::error(Code::Syntax, "YAML forbids tabs for indentation; use spaces").at(span, "a tab")
}

/// The number of the line, from 1.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1
}

/// Where the tab is: at the mark, or on the line of the mark or the next one.
fn tab_near(text: &str, mark: usize) -> usize {
    let line = text.get(..mark).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let lines =
        text.get(line..).map(|rest| rest.split('\n').take(2).map(|line| line.len() + 1).sum::<usize>());
    let piece = text.get(line..(line + lines.unwrap_or_default()).min(text.len())).unwrap_or_default();
    piece.find('\t').map_or(mark, |tab| line + tab)
}

/// The parser accepts tabs before the first key of a file; YAML and go-yaml do not.
pub(super) fn tab_before(text: &str, start: Span) -> Option<Diagnostic> {
    let before = text.get(..start.start)?;
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    let indentation = before.get(line..)?;
    let found = indentation.find('\t').filter(|_| indentation.trim().is_empty())?;
    Some(tab(Span { source: start.source, start: line + found, end: line + found + 1 }))
}

/// Lists and maps are nested too deeply.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = format!("maps and lists are nested more than {MAX_DEPTH} levels deep");
    Diagnostic::error(Code::TooLarge, message).at(span, "here")
}

/// Aliases copy too much.
pub(super) fn too_many_copies(span: Span) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, "the aliases of this file copy more than 16 MiB (about 100 000 values)")
        .at(span, "this one is too much")
        .help("write the values out")
}
