//! Example values, the words of open texts, and what other settings a setting needs to have an effect.

use std::sync::LazyLock;

use serde_json::{Map, Value as Json};

use crate::source::{Origin, Sources, Span};
use crate::values::merge::merge;
use crate::values::node::{Map as Entries, Node, Value};
use crate::values::yaml;

const TEXT: &str = include_str!("examples.yaml");

static FILE: LazyLock<Node> = LazyLock::new(read);
static JSON: LazyLock<Json> = LazyLock::new(|| FILE.to_json());

/// A sensible value of the setting at a path.
#[must_use]
pub fn of(path: &str) -> Option<&'static Json> {
    JSON["examples"].get(path)
}

/// All settings that have an example.
pub fn paths() -> impl Iterator<Item = &'static str> {
    keys("examples")
}

/// Usual words of a text that may hold others as well, or whose words are checked later than by its type.
#[must_use]
pub fn words(path: &str) -> Vec<&'static str> {
    JSON["words"].get(path).and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str).collect()
}

/// All settings that have usual words, and the beginnings of paths that need other settings.
#[cfg(test)]
fn other_paths() -> impl Iterator<Item = &'static str> {
    keys("words").chain(keys("contexts")).chain(keys("before"))
}

/// Values in which the setting at a path has an effect, complete with what every rendering needs.
#[must_use]
pub fn context(path: &str) -> Node {
    merged(path, |_| true)
}

/// What every rendering needs.
#[must_use]
pub fn least() -> Node {
    merged("", |_| true)
}

/// Other settings that the setting at a path needs to have an effect; an empty map where it needs none.
#[must_use]
pub fn needs(path: &str) -> Node {
    merged(path, |beginning| !beginning.is_empty())
}

/// Other settings in place of which the setting at a path is set; None where it is only added.
#[must_use]
pub fn before(path: &str) -> Option<Node> {
    let Node { value: Value::Map(before), .. } = FILE.at(["before"])? else { return None };
    before.get(path).map(|entry| entry.node.clone())
}

fn merged(path: &str, is_wanted: impl Fn(&str) -> bool) -> Node {
    let empty = Node { value: Value::Map(Entries::new()), span: FILE.span };
    let Some(Node { value: Value::Map(contexts), .. }) = FILE.at(["contexts"]) else { return empty };
    // A shorter beginning is a more general one.
    let mut fitting: Vec<_> = contexts
        .iter()
        .filter(|(beginning, _)| path.starts_with(*beginning) && is_wanted(beginning))
        .collect();
    fitting.sort_by_key(|(beginning, _)| beginning.len());
    fitting.into_iter().fold(empty, |context, (_, entry)| merge(context, entry.node.clone()))
}

fn keys(part: &str) -> impl Iterator<Item = &'static str> {
    JSON[part].as_object().into_iter().flat_map(Map::keys).map(String::as_str)
}

/// Where examples stand is never shown.
fn read() -> Node {
    let id = Sources::default().add("<examples>", TEXT, Origin::Defaults);
    let file = yaml::parse(id, TEXT).unwrap_or_default().into_iter().next();
    file.unwrap_or(Node { value: Value::Null, span: Span { source: id, start: 0, end: 0 } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::setting::Setting;

    #[test]
    fn every_setting_has_an_example_that_is_not_its_default() {
        for setting in Setting::root().settings() {
            let example = of(&setting.path);
            assert!(example.is_some(), "{}", setting.path);
            assert_ne!(example, setting.default, "{}", setting.path);
        }
    }

    #[test]
    fn nothing_is_left_of_settings_that_are_gone() {
        let settings: Vec<String> = Setting::root().settings().into_iter().map(|one| one.path).collect();
        for path in paths() {
            assert!(settings.iter().any(|setting| setting == path), "{path}");
        }
        for beginning in other_paths() {
            assert!(settings.iter().any(|setting| setting.starts_with(beginning)), "{beginning}");
        }
    }
}
