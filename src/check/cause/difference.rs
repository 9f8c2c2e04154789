//! How much two renderings differ.

use serde_json::Value as Json;

/// The number of fields in which two values differ.
pub(super) fn difference(one: &Json, other: &Json) -> usize {
    match (one, other) {
        (Json::Object(one), Json::Object(other)) => {
            let shared = one.iter().map(|(key, value)| match other.get(key) {
                Some(other) => difference(value, other),
                None => fields(value),
            });
            let added = other.iter().filter(|(key, _)| !one.contains_key(*key));
            shared.sum::<usize>() + added.map(|(_, value)| fields(value)).sum::<usize>()
        }
        (Json::Array(one), Json::Array(other)) => {
            let shared: usize = one.iter().zip(other).map(|(one, other)| difference(one, other)).sum();
            let longer = if one.len() > other.len() { one } else { other };
            shared + longer.iter().skip(one.len().min(other.len())).map(fields).sum::<usize>()
        }
        _ if one == other => 0,
        _ => fields(one).max(fields(other)),
    }
}

/// The number of single fields in a value.
fn fields(value: &Json) -> usize {
    match value {
        Json::Object(map) => map.values().map(fields).sum::<usize>().max(1),
        Json::Array(list) => list.iter().map(fields).sum::<usize>().max(1),
        _ => 1,
    }
}
