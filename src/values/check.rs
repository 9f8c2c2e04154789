//! Checks values against the schema: unknown keys, wrong types, words and numbers that are not allowed.
//!
//! What only several values together can say, such as a port given twice, is for the plan to check.

mod default;
mod found;
mod manifest;
mod range;
#[cfg(test)]
mod tests;
mod unknown_key;
mod way_out;
mod wrong_type;

use crate::diagnostic::{Code, Diagnostic, prose, secret};
use crate::source::Sources;
use crate::values::node::{Entry, Map, Node, Value};
use crate::values::path;
use crate::values::shape::Shape;

/// All problems of `values`, each at the place where the key or value stands.
///
/// `values` are what users have set: files and flags merged, without the defaults. `sources` holds the
/// texts that they were read from. With `allow_unknown`, unknown keys are warnings. A section may not be
/// `null` (the chart fails on it too, save for `workload`); anywhere else `null` means unset.
#[must_use]
pub fn check(values: &Node, sources: &Sources, allow_unknown: bool) -> Vec<Diagnostic> {
    let mut checker = Checker { sources, allow_unknown, problems: Vec::new() };
    checker.value("", &Shape::root(), values);
    checker.problems
}

/// A file of several megabytes may hold a problem in each line; from here on no more are looked for.
const MAX_PROBLEMS: usize = 1000;

struct Checker<'a> {
    sources: &'a Sources,
    allow_unknown: bool,
    problems: Vec<Diagnostic>,
}

impl Checker<'_> {
    fn value(&mut self, path: &str, shape: &Shape, node: &Node) {
        if self.is_full() {
            return;
        }
        let problem = match (shape, &node.value) {
            (Shape::Object { section: true, properties }, Value::Null) if path != "workload" => {
                let keys = properties.keys().map(String::as_str);
                Some(wrong_type::null_section(path, keys, node))
            }
            (Shape::Object { properties, .. }, Value::Map(map)) => return self.object(path, properties, map),
            (Shape::Map(values), Value::Map(map)) => {
                let shape = Shape::of(values);
                return map.iter().for_each(|(key, entry)| self.entry(path, key, &shape, entry));
            }
            (Shape::Manifest, Value::Map(map)) => return self.manifest(path, map),
            (Shape::List(items), Value::List(list)) => return self.list(path, &Shape::of(items), list),
            (Shape::Integer { minimum, maximum }, Value::Int(_) | Value::Float(_))
            | (Shape::IntegerOrText { minimum, maximum }, Value::Int(_)) => {
                range::check(path, (*minimum, *maximum), node, self.sources)
            }
            (Shape::Choice(words), Value::String(word)) => self.choice(path, words, word, node),
            (_, Value::Null)
            | (Shape::Text { .. } | Shape::IntegerOrText { .. } | Shape::Quantity, Value::String(_))
            | (Shape::Boolean, Value::Bool(_))
            | (Shape::Quantity, Value::Int(_) | Value::Float(_))
            | (Shape::Scalar, Value::String(_) | Value::Int(_) | Value::Float(_) | Value::Bool(_))
            | (Shape::Any, _) => None,
            _ => Some(wrong_type::wrong_type(path, shape, node, self.sources)),
        };
        self.problems.extend(problem.map(|problem| problem.about(path)));
    }

    /// An entry of a map with any keys.
    fn entry(&mut self, path: &str, key: &str, shape: &Shape, entry: &Entry) {
        let before = self.problems.len();
        self.value(&path::of_key(path, key), shape, &entry.node);
        if self.problems.len() > before && secret::may_be_secret(entry.key, self.sources) {
            self.problems.truncate(before);
            self.value(&path::of_key(path, secret::MASK), shape, &entry.node);
        }
    }

    fn object(&mut self, path: &str, properties: &serde_json::Map<String, serde_json::Value>, map: &Map) {
        for (key, entry) in map {
            match properties.get(key) {
                _ if self.is_full() => return,
                Some(schema) => self.value(&path::of_key(path, key), &Shape::of(schema), &entry.node),
                None => {
                    let allowed = self.allow_unknown;
                    let problem =
                        unknown_key::unknown_key(path, key, entry, properties, allowed, self.sources);
                    let is_quotable = !secret::may_be_secret(entry.key, self.sources);
                    let key = if is_quotable { key } else { secret::MASK };
                    self.problems.push(problem.about(&path::of_key(path, key)));
                }
            }
        }
    }

    fn list(&mut self, path: &str, shape: &Shape, list: &[Node]) {
        for (index, item) in list.iter().enumerate() {
            let path = path::of_item(path, index);
            if self.is_full() {
                return;
            }
            if item.value == Value::Null {
                self.problems.push(wrong_type::null_item(&path, item).about(&path));
            } else {
                self.value(&path, shape, item);
            }
        }
    }

    /// Never full where warnings might keep an error from being found.
    fn is_full(&self) -> bool {
        !self.allow_unknown && self.problems.len() >= MAX_PROBLEMS
    }

    fn choice(&self, path: &str, words: &[&str], word: &str, node: &Node) -> Option<Diagnostic> {
        if words.contains(&word) {
            return None;
        }
        let shown = found::text(node, self.sources).map(|text| format!("`{text}`"));
        let shown = shown.as_deref().unwrap_or(found::kind(node));
        let message = format!("`{path}` is {shown}; it must be one of {}", prose::words(words, "or"));
        let problem = Diagnostic::error(Code::InvalidValue, message).at(node.span, "not one of these words");
        let help = match unknown_key::closest(word, words.iter().copied()) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => "write one of these words as it stands here".to_owned(),
        };
        Some(default::offer(path, problem.help(help)))
    }
}
