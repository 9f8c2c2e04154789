//! Whole numbers and their bounds.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Sources;
use crate::values::check::{default, found};
use crate::values::node::{Node, Value};

/// The problem of a number that is not whole, or outside of `bounds` (both included).
pub(super) fn check(path: &str, bounds: (i64, i64), node: &Node, sources: &Sources) -> Option<Diagnostic> {
    let (minimum, maximum) = bounds;
    let shown = found::text(node, sources).unwrap_or_else(|| found::plain(node));
    match node.value {
        Value::Int(number) if (minimum..=maximum).contains(&number) => return None,
        Value::Float(number) if number.fract() != 0.0 => {
            let message = format!("`{path}` must be a whole number, but `{shown}` is not");
            let problem = Diagnostic::error(Code::WrongType, message).at(node.span, "not a whole number");
            return Some(problem.help("write a number without a fraction"));
        }
        _ => {}
    }
    let (allowed, help) = match bounds {
        (1, 65535) => ("a port is 1 to 65535".to_owned(), "write a number from 1 to 65535".to_owned()),
        (_, i64::MAX) if minimum > i64::MIN => {
            (format!("it must be {minimum} or more"), format!("write {minimum} or more"))
        }
        (_, i64::MAX) => {
            ("that is more than 64 bits can hold".to_owned(), "write a number with fewer digits".to_owned())
        }
        _ => (
            format!("it must be from {minimum} to {maximum}"),
            format!("write a number from {minimum} to {maximum}"),
        ),
    };
    let message = format!("`{path}` is {shown}; {allowed}");
    let problem = Diagnostic::error(Code::InvalidValue, message).at(node.span, "out of range").help(help);
    Some(default::offer(path, problem))
}
