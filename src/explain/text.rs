//! What is printed about a place.

use std::fmt::Write;

use serde_json::{Map, Value as Json};

use crate::diagnostic::secret;
use crate::explain::effect::{Base, Effect};
use crate::explain::place::Place;
use crate::explain::wrap::{indented, wrapped};
use crate::output::yaml;
use crate::reference::effect::{Change, Field, How};
use crate::reference::examples;
use crate::reference::kind::{bounds, kind, kubernetes_docs, words};
use crate::reference::markdown::first_sentence;
use crate::reference::setting::Setting;
use crate::values::node::{Node, Value};

/// More objects, fields and lines than these tell nothing more.
const OBJECTS: usize = 12;
const FIELDS: usize = 8;
const LINES: usize = 10;

/// The sections and settings at the top.
#[must_use]
pub fn top() -> String {
    let list = list(&Setting::root().children());
    format!("{list}\n`openshell-deploy explain PATH` says more about each, such as `explain server.oidc`.\n")
}

/// A place: a section with its settings, or a setting with all that is known of it. `now` says what it is set to.
#[must_use]
pub fn place(place: &Place, now: Option<&str>, effect: Option<&Effect>) -> String {
    let setting = &place.setting;
    let description = wrapped(&setting.description(), "  ");
    let blank = if description.is_empty() { "" } else { "\n" };
    let mut text = format!("{}\n{blank}{description}", setting.path);
    if !setting.is_section() {
        text.push('\n');
        facts(&mut text, setting);
    }
    let fields = setting.item(0).unwrap_or_else(|| setting.clone()).children();
    if !fields.is_empty() {
        let title = if setting.is_section() { "Settings" } else { "Fields" };
        let _ = write!(text, "\n{title}:\n{}", list(&fields));
    }
    if let Some(now) = now {
        let _ = write!(text, "\nNow:\n{}", indented(now, "  "));
    }
    if let Some(example) = place.example() {
        let _ = write!(text, "\nExample:\n{}", indented(&yaml::document(&place.with(example)), "  "));
    }
    if let Some(effect) = effect {
        text.push_str(&changes(effect));
    }
    text
}

fn facts(text: &mut String, setting: &Setting) {
    let kind = kind(setting);
    let kind = bounds(setting).map_or(kind.clone(), |bounds| format!("{kind}, {bounds}"));
    let _ = writeln!(text, "Type:     {kind}");
    if let Some(name) = setting.kubernetes_type() {
        let _ = writeln!(text, "          {}", kubernetes_docs(name));
    }
    let default = setting.default.map_or_else(|| "none".to_owned(), inline);
    let _ = writeln!(text, "Default:  {default}");
    let words = words(setting);
    if words.iter().any(|(_, meaning)| !meaning.is_empty()) {
        text.push_str("Words:\n");
        let width = words.iter().map(|(word, _)| word.len()).max().unwrap_or_default();
        for (word, meaning) in words {
            let _ = writeln!(text, "  {word:width$}  {meaning}");
        }
    } else if !words.is_empty() {
        let words: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let _ = writeln!(text, "Words:    {}", words.join(", "));
    }
}

/// One line a place: its name and the first sentence about it.
fn list(places: &[Setting]) -> String {
    let width = places.iter().map(|place| place.name().len()).max().unwrap_or_default();
    let line = |place: &Setting| {
        let description = place.description();
        let sentence = first_sentence(description.lines().next().unwrap_or_default());
        let lines = wrapped(sentence, &" ".repeat(width + 4));
        format!("  {:width$}  {}", place.name(), lines.trim_start()).trim_end().to_owned() + "\n"
    };
    places.iter().map(line).collect()
}

fn changes(effect: &Effect) -> String {
    if effect.changes.is_empty() {
        return "\nIt changes no object by itself.\n".to_owned();
    }
    let mut text = match &effect.base {
        Base::Own => "\nSetting the example in your values changes:\n".to_owned(),
        Base::Defaults { needs, before } => {
            let beside = |what: &str, values: &Json| match values.as_object() {
                Some(map) if !map.is_empty() => {
                    format!("{what}\n{}", indented(&yaml::document(values), "  "))
                }
                _ => String::new(),
            };
            let beside =
                beside("Beside", needs) + &beside("in place of", before.as_ref().unwrap_or(&Json::Null));
            let the = if beside.is_empty() { "The" } else { "the" };
            format!("\n{beside}{the} example changes:\n")
        }
    };
    for Change { object, how } in effect.changes.iter().take(OBJECTS) {
        match how {
            How::Added => {
                let _ = writeln!(text, "  {object}: is rendered");
            }
            How::Removed => {
                let _ = writeln!(text, "  {object}: is no longer rendered");
            }
            How::Renamed(name) => {
                let _ = writeln!(text, "  {object}: is called {name}");
            }
            How::Changed(fields) => {
                let _ = writeln!(text, "  {object}");
                fields.iter().take(FIELDS).for_each(|field| text.push_str(&self::field(field)));
                more(&mut text, "    ", fields.len(), FIELDS);
            }
        }
    }
    more(&mut text, "  ", effect.changes.len(), OBJECTS);
    text
}

fn more(text: &mut String, indent: &str, all: usize, shown: usize) {
    if all > shown {
        let _ = writeln!(text, "{indent}… and {} more", all - shown);
    }
}

fn field(field: &Field) -> String {
    let path = &field.path;
    if path.contains("[checksum/") {
        return format!("    {path}: changes, so that pods restart\n");
    }
    let Some(after) = field.after.as_ref().map(masked) else { return format!("    {path}: is left out\n") };
    let document = match &after {
        // What is new in a text of several lines.
        Json::String(text) if path.starts_with("data") && text != secret::MASK => text.clone(),
        Json::Object(_) | Json::Array(_) => yaml::document(&after),
        scalar => return format!("    {path}: {}\n", inline(scalar)),
    };
    let lines: Vec<&str> = document.lines().collect();
    let mut text = format!("    {path}:\n");
    text.push_str(&indented(&lines[..lines.len().min(LINES)].join("\n"), "      "));
    more(&mut text, "      ", lines.len(), LINES);
    text
}

/// A value without the credentials of URLs, which a user's own values may have brought in.
fn masked(value: &Json) -> Json {
    match value {
        Json::String(text) => {
            let node = Node { value: Value::String(text.clone()), span: examples::least().span };
            secret::mask_tree(&node).to_json()
        }
        Json::Array(list) => list.iter().map(masked).collect(),
        Json::Object(map) => {
            map.iter().map(|(key, value)| (key.clone(), masked(value))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// A value on one line: scalars as YAML has them, anything else as JSON, which is YAML too.
fn inline(value: &Json) -> String {
    match value {
        Json::Array(_) | Json::Object(_) => value.to_string(),
        scalar => yaml::document(scalar).trim_end().to_owned(),
    }
}
