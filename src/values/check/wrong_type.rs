//! A value of another type than its setting has.

use crate::diagnostic::{Code, Diagnostic, prose};
use crate::source::Sources;
use crate::values::check::{found, way_out};
use crate::values::node::Node;
use crate::values::shape::Shape;

/// The problem that `node` does not have the type of `shape`. A secret's text is not part of it.
pub(super) fn wrong_type(path: &str, shape: &Shape, node: &Node, sources: &Sources) -> Diagnostic {
    // Only what could have been the value is repeated: text in place of a section may hold a secret.
    let shown = !matches!(
        shape,
        Shape::Object { .. }
            | Shape::Map(_)
            | Shape::List(_)
            | Shape::Manifest
            | Shape::Text { secret: true }
    );
    let found =
        if shown { found::description(node, sources) } else { format!("it is {}", found::kind(node)) };
    let subject = if path.is_empty() { "the root of the values".to_owned() } else { format!("`{path}`") };
    let wanted = wanted(shape);
    let problem = Diagnostic::error(Code::WrongType, format!("{subject} must be {wanted}, but {found}"))
        .at(node.span, format!("expected {wanted}"));
    match way_out::way_out(path, shape, node, sources) {
        Some(help) => problem.help(help),
        None => problem,
    }
}

/// The problem of a section that is null: `image:` with nothing below it removes all of its settings.
pub(super) fn null_section<'a>(path: &str, keys: impl Iterator<Item = &'a str>, node: &Node) -> Diagnostic {
    Diagnostic::error(Code::WrongType, format!("`{path}` is null, which would remove all of its settings"))
        .at(node.span, "expected a map")
        .help(format!("remove `{path}` to keep the defaults"))
        .help(format!("or set single ones of its settings: {}", found::keys(keys)))
}

/// The problem of a gap in a list.
pub(super) fn null_item(path: &str, node: &Node) -> Diagnostic {
    Diagnostic::error(Code::WrongType, format!("`{path}` is null, and a list cannot have gaps"))
        .at(node.span, "null")
        .help("remove it, or give it a value; with flags, set every index from 0 on")
}

fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Object { .. } | Shape::Map(_) => "a map".to_owned(),
        Shape::List(_) => "a list".to_owned(),
        Shape::Text { .. } => "a string".to_owned(),
        Shape::Integer { .. } => "a whole number".to_owned(),
        Shape::Boolean => "true or false".to_owned(),
        Shape::Choice(words) => format!("one of {}", prose::words(words, "or")),
        Shape::IntegerOrText { .. } => "a whole number or a string".to_owned(),
        Shape::Quantity => "a number or a string".to_owned(),
        Shape::Scalar => "a string, a number, true or false".to_owned(),
        Shape::Manifest => "a Kubernetes object".to_owned(),
        Shape::Any => "something else".to_owned(),
    }
}
