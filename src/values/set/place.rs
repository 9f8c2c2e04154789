//! Puts values into the tree.

use super::Setter;
use super::cursor::problem;
use super::path::{Path, Step, To};
use crate::diagnostic::{Code, Diagnostic, secret};
use crate::source::{Origin, Sources, Span};
use crate::values::node::{Entry, Map, Node, Value};

/// Sets a value; maps and lists on the way are made where nothing is.
///
/// # Errors
/// A value on the way is neither; in Helm this is an "interface conversion" panic.
pub(super) fn value(setter: &mut Setter<'_>, path: &Path, value: Node) -> Result<(), Diagnostic> {
    *walk(setter, path, path.steps.len())?.node = value;
    Ok(())
}

/// Makes sure that there is a list where the path's first index is.
///
/// # Errors
/// As for [`value`].
pub(super) fn list(setter: &mut Setter<'_>, path: &Path) -> Result<(), Diagnostic> {
    let steps = path.steps.iter().take_while(|step| matches!(step.to, To::Key(_))).count();
    let sources = setter.sources;
    let place = walk(setter, path, steps)?;
    match &place.node.value {
        Value::List(_) => Ok(()),
        Value::Null if place.new => {
            place.node.value = Value::List(Vec::new());
            Ok(())
        }
        _ => Err(conflict(sources, path, steps, place.node)),
    }
}

struct Place<'a> {
    node: &'a mut Node,
    /// Whether nothing was there, not even null.
    new: bool,
}

fn walk<'a>(setter: &'a mut Setter<'_>, path: &Path, count: usize) -> Result<Place<'a>, Diagnostic> {
    let Setter { root, sources, gaps, .. } = setter;
    let mut place = Place { node: root, new: false };
    let mut in_list = false;
    for (passed, step) in path.steps.iter().take(count).enumerate() {
        match (&step.to, &place.node.value) {
            (To::Key(_), Value::Map(_)) | (To::Index(_), Value::List(_)) => {}
            // Helm replaces any item of a list that is no map.
            (To::Key(_), _) if place.new || in_list => place.node.value = Value::Map(Map::new()),
            (To::Index(_), Value::Null) if place.new || in_list => place.node.value = Value::List(Vec::new()),
            _ => return Err(conflict(sources, path, passed, place.node)),
        }
        in_list = matches!(step.to, To::Index(_));
        place = descend(place.node, step, gaps)?;
        let item_of_map = in_list && matches!(path.steps.get(passed + 1), Some(Step { to: To::Key(_), .. }));
        // Helm's parser takes this end for the end of all keys and forgets the item that it has just made.
        if place.new && item_of_map && path.ends {
            return Err(problem(
                "Helm ignores an empty value at the end of an argument in a new list item",
                step.span,
                "new",
            )
            .help("end the argument with a comma to set an empty string"));
        }
    }
    Ok(place)
}

fn descend<'a>(node: &'a mut Node, step: &Step, gaps: &mut usize) -> Result<Place<'a>, Diagnostic> {
    let span = step.span;
    match (&step.to, &mut node.value) {
        (To::Key(key), Value::Map(map)) => {
            let new = !map.contains_key(key);
            let entry = map
                .entry(key.clone())
                .or_insert_with(|| Entry { key: span, node: Node { value: Value::Null, span } });
            entry.key = span;
            Ok(Place { node: &mut entry.node, new })
        }
        (To::Index(index), Value::List(list)) => {
            let missing = (index + 1).saturating_sub(list.len());
            *gaps = gaps.checked_sub(missing).ok_or_else(|| too_many(span))?;
            list.extend(std::iter::repeat_n(Node { value: Value::Null, span }, missing));
            let node = list.get_mut(*index).ok_or_else(|| too_many(span))?;
            Ok(Place { node, new: missing > 0 })
        }
        // Not reached: `walk` has made the node fit the step.
        (To::Key(_) | To::Index(_), _) => {
            Err(Diagnostic::error(Code::InvalidFlag, "nothing can be set here").at(span, "cannot be set"))
        }
    }
}

fn too_many(span: Span) -> Diagnostic {
    Diagnostic::error(Code::TooLarge, "all `--set` flags together make too many list items")
        .at(span, "this index")
}

fn conflict(sources: &Sources, path: &Path, passed: usize, node: &Node) -> Diagnostic {
    let span = path.steps.get(passed).map_or(node.span, |step| step.span);
    let kind = node.kind();
    let source = sources.get(node.span.source);
    let set = match source.origin {
        Origin::Defaults => String::new(),
        Origin::File | Origin::Flag => {
            let (line, column) = sources.line_column(node.span);
            format!(" (set at {}:{line}:{column})", source.name)
        }
    };
    let message = if secret::may_hold_secret(&sources.get(span.source).text) {
        format!("the value above this key is {kind} here{set}, so nothing can be set in it")
    } else {
        let (outer, inner) = (path.name(passed), path.name(passed + 1));
        format!("`{outer}` is {kind} here{set}, so `{inner}` cannot be set in it")
    };
    Diagnostic::error(Code::InvalidFlag, message)
        .at(span, "cannot be set")
        .help("set the whole value with `--set-json`, or change what is there")
}
