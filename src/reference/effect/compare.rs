//! The fields in which two objects differ.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::Field;

/// Adds the fields below `path` in which two objects differ.
pub(super) fn compare(path: &str, old: &Json, new: &Json, fields: &mut Vec<Field>) {
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
