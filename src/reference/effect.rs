//! What a setting changes: the same values are rendered without and with it, and the objects compared.

mod compare;

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::reference::trial;
use crate::target::short_names::job_stem;
use compare::compare;

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
        let name = if kind == "Job" { job_stem(name) } else { name }.to_owned();
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
