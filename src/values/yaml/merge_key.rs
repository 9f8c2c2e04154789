//! The merge key `<<`.

use std::collections::BTreeMap;

use crate::values::node::{Map, Node, Value};

/// Puts the entries of a `<<` value into the map it stands in, as go-yaml v2 does: in document order, so
/// that a `<<` after a key overrides that key; in a list of maps the earlier map wins.
///
/// `alias` says whether the value came from an alias, which may name a map but not a list of maps.
///
/// # Errors
/// What is wrong, in a sentence.
pub(super) fn apply(entries: &mut Map, node: Node, alias: bool) -> Result<(), &'static str> {
    const WANTED: &str = "`<<` needs a map or a list of maps";
    match node.value {
        Value::Map(map) => entries.extend(map),
        Value::List(list) if !alias => {
            let maps = list.into_iter().rev().map(|item| match item.value {
                Value::Map(map) => Ok(map),
                _ => Err(WANTED),
            });
            let maps: Vec<BTreeMap<_, _>> = maps.collect::<Result<_, _>>()?;
            entries.extend(maps.into_iter().flatten());
        }
        _ => return Err(WANTED),
    }
    Ok(())
}
