//! What a setting changes: the same values are rendered without and with it, and the objects compared.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::reference::trial;

/// What happens to an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its kind and name, such as `StatefulSet openshell`.
    pub object: String,
    /// How.
    pub how: How,
}

/// How an object changes.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// It comes into being.
    Added,
    /// It is no longer rendered.
    Removed,
    /// One of its kind is rendered by another name in its place.
    Renamed(String),
    /// These fields change.
    Changed(Vec<Field>),
}

/// A field that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its path; items of lists by their names where they have some.
    pub path: String,
    /// What it is then; of texts with several lines, the lines that are new. None where it is removed.
    pub after: Option<Json>,
}

/// The objects that differ between two values; None where one of them is refused. Values of Secrets are left out.
#[must_use]
pub fn between(before: &Json, after: &Json) -> Option<Vec<Change>> {
    let (before, after) = (objects(before)?, objects(after)?);
    let mut renamed = renamed(&before, &after);
    let mut changes = Vec::new();
    for (object, old) in &before {
        let how = match after.get(object) {
            None => renamed.remove(object).map_or(How::Removed, How::Renamed),
            Some(new) => {
                let mut fields = Vec::new();
                compare("", old, new, &mut fields);
                if object.starts_with("Secret ") {
                    fields.iter_mut().for_each(hide);
                }
                if fields.is_empty() {
                    continue;
                }
                How::Changed(fields)
            }
        };
        changes.push(Change { object: object.clone(), how });
    }
    let is_renamed = |object: &String| {
        let to = |change: &Change| matches!(&change.how, How::Renamed(name) if is_called(object, &change.object, name));
        changes.iter().any(to)
    };
    let added = after.keys().filter(|object| !before.contains_key(*object) && !is_renamed(object));
    let added: Vec<_> = added.map(|object| Change { object: object.clone(), how: How::Added }).collect();
    changes.extend(added);
    Some(changes)
}

/// Whether an object is of the kind of another, and has this name.
fn is_called(object: &str, other: &str, name: &str) -> bool {
    kind(object) == kind(other) && object.split_once(' ').is_some_and(|(_, found)| found == name)
}

fn kind(object: &str) -> &str {
    object.split_once(' ').map_or(object, |(kind, _)| kind)
}

/// New names of objects that are gone, where as many others of their kind have come.
fn renamed(before: &BTreeMap<String, Json>, after: &BTreeMap<String, Json>) -> BTreeMap<String, String> {
    let gone: Vec<&String> = before.keys().filter(|object| !after.contains_key(*object)).collect();
    let come: Vec<&String> = after.keys().filter(|object| !before.contains_key(*object)).collect();
    let of_kind = |objects: &[&String], wanted: &str| {
        let objects = objects.iter().filter(|object| kind(object) == wanted);
        objects.map(|object| (*object).clone()).collect::<Vec<String>>()
    };
    let mut renamed = BTreeMap::new();
    for object in &gone {
        let (old, new) = (of_kind(&gone, kind(object)), of_kind(&come, kind(object)));
        let place = old.iter().position(|one| one == *object);
        if let (true, Some(new)) = (old.len() == new.len(), place.and_then(|place| new.get(place))) {
            let name = new.split_once(' ').map_or(new.as_str(), |(_, name)| name);
            renamed.insert((*object).clone(), name.to_owned());
        }
    }
    renamed
}

/// Objects by kind and name. A Job's name ends in a hash of what is in it, which says nothing here.
fn objects(values: &Json) -> Option<BTreeMap<String, Json>> {
    let documents = trial::rendered(&trial::well_formed(&values.to_string())?)?;
    let identified = documents.into_iter().map(|mut object| {
        let kind = object["kind"].as_str().unwrap_or_default().to_owned();
        let name = object["metadata"]["name"].as_str().unwrap_or_default();
        let hash = name.rsplit_once('-').filter(|(_, end)| end.len() == 10 && kind == "Job");
        let name = hash.map_or(name, |(stem, _)| stem).to_owned();
        object["metadata"]["name"] = name.as_str().into();
        (format!("{kind} {name}"), object)
    });
    Some(identified.collect())
}

fn hide(field: &mut Field) {
    if field.path.starts_with("data") || field.path.starts_with("stringData") {
        field.after = field.after.take().map(|_| "***".into());
    }
}

fn compare(path: &str, old: &Json, new: &Json, fields: &mut Vec<Field>) {
    match (old, new) {
        _ if old == new => {}
        (Json::Object(old), Json::Object(new)) => compare_maps(path, old, new, fields),
        (Json::Array(old), Json::Array(new)) => match (by_name(old), by_name(new)) {
            (Some(old), Some(new)) => compare_items(path, &old, &new, fields),
            _ if old.len() == new.len() => {
                for (index, (old, new)) in old.iter().zip(new).enumerate() {
                    compare(&format!("{path}[{index}]"), old, new, fields);
                }
            }
            _ => fields.push(Field { path: path.to_owned(), after: Some(new.clone().into()) }),
        },
        (Json::String(old), Json::String(new)) if new.contains('\n') => {
            let added: Vec<&str> = new.lines().filter(|line| !old.lines().any(|one| one == *line)).collect();
            let after = Json::from(added.join("\n"));
            fields.push(Field { path: path.to_owned(), after: Some(after) });
        }
        _ => fields.push(Field { path: path.to_owned(), after: Some(new.clone()) }),
    }
}

fn compare_maps(path: &str, old: &Map<String, Json>, new: &Map<String, Json>, fields: &mut Vec<Field>) {
    let below = |key: &str| match (path, key.contains(['.', '/'])) {
        ("", _) => key.to_owned(),
        (_, true) => format!("{path}[{key}]"),
        (_, false) => format!("{path}.{key}"),
    };
    for (key, value) in old {
        match new.get(key) {
            Some(new) => compare(&below(key), value, new, fields),
            None => fields.push(Field { path: below(key), after: None }),
        }
    }
    let added = new.iter().filter(|(key, _)| !old.contains_key(*key));
    fields.extend(added.map(|(key, value)| Field { path: below(key), after: Some(value.clone()) }));
}

fn compare_items(
    path: &str,
    old: &BTreeMap<&str, &Json>,
    new: &BTreeMap<&str, &Json>,
    fields: &mut Vec<Field>,
) {
    for (name, value) in old {
        match new.get(name) {
            Some(new) => compare(&format!("{path}[{name}]"), value, new, fields),
            None => fields.push(Field { path: format!("{path}[{name}]"), after: None }),
        }
    }
    let added = new.iter().filter(|(name, _)| !old.contains_key(*name));
    fields.extend(
        added.map(|(name, value)| Field { path: format!("{path}[{name}]"), after: Some((*value).clone()) }),
    );
}

/// The items of a list by their names; None where one has none, or two have the same.
fn by_name(list: &[Json]) -> Option<BTreeMap<&str, &Json>> {
    let named: Option<BTreeMap<_, _>> =
        list.iter().map(|item| Some((item.get("name")?.as_str()?, item))).collect();
    named.filter(|named| named.len() == list.len())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fields(old: &Json, new: &Json) -> Vec<(String, Option<Json>)> {
        let mut fields = Vec::new();
        compare("", old, new, &mut fields);
        fields.into_iter().map(|field| (field.path, field.after)).collect()
    }

    #[test]
    fn items_are_told_apart_by_their_names_and_texts_by_their_lines() {
        let old = json!({ "a": [{ "name": "x", "b": 1 }], "t": "one\ntwo\n", "l": [1] });
        let new =
            json!({ "a": [{ "name": "w" }, { "name": "x", "b": 2 }], "t": "one\nthree\n", "l": [1, 2] });
        assert_eq!(
            fields(&old, &new),
            [
                ("a[x].b".to_owned(), Some(json!(2))),
                ("a[w]".to_owned(), Some(json!({ "name": "w" }))),
                ("l".to_owned(), Some(json!([1, 2]))),
                ("t".to_owned(), Some(json!("three"))),
            ]
        );
        assert_eq!(fields(&json!({ "a/b": 1 }), &json!({})), [("a/b".to_owned(), None)]);
    }
}
