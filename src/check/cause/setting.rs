//! Settings by their steps from the root of the values.

use super::Cause;
use crate::values::node::{Node, Value};
use crate::values::path;

/// The setting at the end of `steps`; None where there is none.
pub(super) fn describe(values: &Node, steps: &[String]) -> Option<Cause> {
    let (mut node, mut path, mut span) = (values, String::new(), values.span);
    for step in steps {
        match &node.value {
            Value::Map(map) => {
                let entry = map.get(step)?;
                path = path::of_key(&path, step);
                let is_section = matches!(entry.node.value, Value::Map(_) | Value::List(_));
                span = if is_section { entry.key } else { entry.node.span };
                node = &entry.node;
            }
            Value::List(list) => {
                let index = step.parse().ok()?;
                path = path::of_item(&path, index);
                node = list.get(index)?;
                span = node.span;
            }
            _ => return None,
        }
    }
    Some(Cause { path, span })
}

/// How many steps at the end of a setting's path are called as in a field, where the field may be one or two steps within
/// what is set.
pub(super) fn likeness(steps: &[String], field: &str) -> usize {
    let words: Vec<&str> = field.split(['.', '[', ']']).filter(|word| !word.is_empty()).collect();
    let alike = |words: &[&str]| {
        let common =
            steps.iter().rev().zip(words.iter().rev()).take_while(|(step, word)| step == *word).count();
        // An index alone is like any other.
        let is_index = steps.last().is_some_and(|step| step.parse::<usize>().is_ok());
        if is_index && common == 1 { 0 } else { common }
    };
    (0..3)
        .filter_map(|within| Some(alike(words.get(..words.len().checked_sub(within)?)?)))
        .max()
        .unwrap_or_default()
}
