//! How much two renderings differ.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::render::object::Object;

/// Objects by their kind, and then by namespace and name, so that one that comes or goes moves no other.
pub(super) type Objects = BTreeMap<String, BTreeMap<String, Json>>;

/// The objects of a release.
pub(super) fn by_kind(objects: &[Object]) -> Objects {
    let mut all = Objects::new();
    for object in objects {
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        let name = format!("{}/{}", part(&object.metadata().namespace), part(&object.metadata().name));
        let json = serde_json::to_value(object).unwrap_or_default();
        all.entry(object.kind().to_owned()).or_default().insert(name, json);
    }
    all
}

/// The number of fields in which two renderings differ. An object that has another name in the other one is the same
/// object.
pub(super) fn difference(one: &Objects, other: &Objects) -> usize {
    let none = BTreeMap::new();
    let added =
        other.iter().filter(|(kind, _)| !one.contains_key(*kind)).map(|(_, of_kind)| (&none, of_kind));
    let of_one = one.iter().map(|(kind, of_kind)| (of_kind, other.get(kind).unwrap_or(&none)));
    of_one.chain(added).map(|(one, other)| of_kind(one, other)).sum()
}

fn of_kind(one: &BTreeMap<String, Json>, other: &BTreeMap<String, Json>) -> usize {
    let in_both = one.iter().filter_map(|(name, object)| Some(in_value(object, other.get(name)?)));
    let only = |in_this: &BTreeMap<String, Json>, not_in: &BTreeMap<String, Json>| -> Json {
        in_this
            .iter()
            .filter(|(name, _)| !not_in.contains_key(*name))
            .map(|(_, object)| object.clone())
            .collect()
    };
    let renamed = in_value(&only(one, other), &only(other, one));
    in_both.sum::<usize>() + renamed
}

fn in_value(one: &Json, other: &Json) -> usize {
    match (one, other) {
        (Json::Object(one), Json::Object(other)) => {
            let shared = one.iter().map(|(key, value)| match other.get(key) {
                Some(other) => in_value(value, other),
                None => fields(value),
            });
            let added = other.iter().filter(|(key, _)| !one.contains_key(*key));
            shared.sum::<usize>() + added.map(|(_, value)| fields(value)).sum::<usize>()
        }
        (Json::Array(one), Json::Array(other)) if one.is_empty() && other.is_empty() => 0,
        (Json::Array(one), Json::Array(other)) => {
            let shared: usize = one.iter().zip(other).map(|(one, other)| in_value(one, other)).sum();
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
