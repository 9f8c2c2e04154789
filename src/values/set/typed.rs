//! Values of `--set`, `--set-string` and `--set-file`.

use super::cursor::{Cursor, problem};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::values::node::{Node, Value};

/// Makes a value of the text between commas.
type Convert<'a> = dyn FnMut(String, Span) -> Result<Value, Diagnostic> + 'a;

/// Reads one value: `{a,b}` is a list, anything else one text up to a comma. `{}` is a list with one empty
/// text, as in Helm.
///
/// # Errors
/// A list without its `}`, or what `convert` refuses.
pub(super) fn value(cursor: &mut Cursor<'_>, convert: &mut Convert<'_>) -> Result<Node, Diagnostic> {
    let start = cursor.offset();
    if cursor.remaining().is_empty() {
        // Not converted, so that `--set-file a=` reads no file.
        return Ok(Node { value: Value::String(String::new()), span: cursor.span_from(start) });
    }
    if !cursor.remaining().starts_with('{') {
        let piece = cursor.until(&[',']);
        return Ok(Node { value: convert(piece.text, piece.span)?, span: piece.span });
    }
    cursor.skip(1);
    let mut items = Vec::new();
    loop {
        let item = cursor.until(&[',', '}']);
        if item.stop.is_none() {
            let span = Span { end: start + 1, ..cursor.span_from(start) };
            return Err(problem("this list has no closing `}`", span, "opened here")
                .help("write `\\{` where the value is a text that starts with a brace"));
        }
        items.push(Node { value: convert(item.text, item.span)?, span: item.span });
        if item.stop == Some('}') {
            break;
        }
    }
    let span = cursor.span_from(start);
    if cursor.remaining().starts_with(',') {
        cursor.skip(1);
    }
    Ok(Node { value: Value::List(items), span })
}

/// What `--set` makes of a text: `true`, `false` and `null` in any case, decimal integers of 64 bits without
/// leading zeros; anything else (`1.5`, `yes`, `0x1F`, `007`) is a string.
pub(super) fn guess(text: String) -> Value {
    if text.eq_ignore_ascii_case("true") {
        Value::Bool(true)
    } else if text.eq_ignore_ascii_case("false") {
        Value::Bool(false)
    } else if text.eq_ignore_ascii_case("null") {
        Value::Null
    } else if text == "0" {
        Value::Int(0)
    } else {
        let int = if text.starts_with('0') { None } else { text.parse().ok() };
        int.map_or(Value::String(text), Value::Int)
    }
}
