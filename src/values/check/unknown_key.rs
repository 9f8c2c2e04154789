//! Keys that the schema does not have, and what they were probably meant to be.

mod elsewhere;

use serde_json::{Map as Json, Value as Schema};

use crate::diagnostic::{Code, Diagnostic, secret};
use crate::source::Sources;
use crate::values::check::found;
use crate::values::node::Entry;
use crate::values::schema::manifest;
use crate::values::{gateway_toml, path};

/// Words are similar from this Jaro-Winkler similarity on: `replicas` is to `replicaCount`.
const SIMILAR: f64 = 0.85;

/// The problem of `key`, which is not one of the `properties` of the map at `parent`; a warning where it
/// is `allowed`.
pub(super) fn unknown_key(
    parent: &str,
    key: &str,
    entry: &Entry,
    properties: &Json<String, Schema>,
    allowed: bool,
    sources: &Sources,
) -> Diagnostic {
    let quotable = !secret::may_be_secret(entry.key, sources);
    let full = path::of_key(parent, key);
    if let (true, Some((message, help))) = (quotable, gateway_toml::conflict(&full)) {
        return Diagnostic::error(Code::Conflict, message).at(entry.key, "decided elsewhere").help(help);
    }
    let name = if quotable { format!(" `{}`", path::of_key(parent, key)) } else { String::new() };
    let problem = if allowed {
        let fate = if gateway_toml::is_inside(parent) { "passed on to the gateway" } else { "ignored" };
        Diagnostic::warning(Code::UnknownKey, format!("unknown key{name} is {fate}"))
    } else {
        Diagnostic::error(Code::UnknownKey, format!("unknown key{name}"))
    };
    let problem = problem.at(entry.key, "no such setting");
    if !quotable {
        return match found::flag(&entry.node, sources) {
            Some(_) => problem.help("write `\\,` where a comma is part of the value before"),
            None => problem,
        };
    }
    if is_of_the_server(parent, key) {
        return problem.help("remove it: an API server writes it itself into what is applied");
    }
    let known = || properties.keys().map(String::as_str);
    if let Some(same) = known().find(|one| normalized(one) == normalized(key)) {
        return problem.help(format!("did you mean `{same}`?"));
    }
    if let Some(hint) = elsewhere::hint(key, &entry.node) {
        return problem.help(hint);
    }
    match closest(key, known()) {
        Some(similar) => problem.help(format!("did you mean `{similar}`?")),
        None if parent.is_empty() => problem.help("`openshell-deploy explain` lists the sections"),
        None => problem.help(format!("the settings of `{parent}` are {}", found::keys(known()))),
    }
}

/// Whether a key came along when an object was copied out of a cluster.
fn is_of_the_server(parent: &str, key: &str) -> bool {
    parent.ends_with(".metadata") && manifest::OF_THE_SERVER.contains(&key)
        || parent.starts_with("extraObjects[") && parent.ends_with(']') && key == "status"
}

/// The most similar of some words, if any is similar enough for a suggestion.
pub(super) fn closest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase();
    words
        .map(|one| (one, similarity(&word, &one.to_lowercase())))
        .filter(|(_, similarity)| *similarity >= SIMILAR)
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|(one, _)| one)
}

fn similarity(word: &str, other: &str) -> f64 {
    // Jaro-Winkler alone is too strict with short words: `kye` is `key`.
    let one_slip = word.len() > 2 && strsim::osa_distance(word, other) == 1;
    if one_slip { 1.0 } else { strsim::jaro_winkler(word, other) }
}

/// A key without what differs between ways to write it: `pull_policy`, `pullpolicy`, `pull-policy`.
fn normalized(key: &str) -> String {
    key.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}
