//! What a setting is when users leave it alone.

use crate::diagnostic::Diagnostic;
use crate::values::check::found;
use crate::values::node::{Node, Value};
use crate::values::{defaults, path};

/// Adds to the problem of the setting at a path that it may be left to its default, where it has one.
pub(super) fn offer(path: &str, problem: Diagnostic) -> Diagnostic {
    match of(path) {
        Some(default) => problem.help(format!("or remove it for the default, {default}")),
        None => problem,
    }
}

/// The default of the setting at a path; None where it has none, or an empty one.
fn of(path: &str) -> Option<String> {
    defaults::tree()?.at(path::steps(path)).and_then(shown)
}

fn shown(default: &Node) -> Option<String> {
    match &default.value {
        Value::Int(_) | Value::Float(_) => Some(found::plain(default)),
        Value::String(text) if !text.is_empty() => Some(format!("`{text}`")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_told_where_there_are_some() {
        for (path, told) in [
            ("service.port", Some("8080")),
            ("service.type", Some("`ClusterIP`")),
            ("image.tag", None),
            ("service", None),
            ("tolerations[0].key", None),
            ("nothing", None),
        ] {
            assert_eq!(of(path).as_deref(), told, "{path}");
        }
    }
}
