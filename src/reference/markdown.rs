//! The reference of all values, as Markdown.

use std::fmt::Write;

use serde_json::Value as Json;

use crate::output::yaml;
use crate::reference::examples;
use crate::reference::kind::{bounds, kind, kubernetes_docs, short, words};
use crate::reference::setting::Setting;
use crate::values::shape::Shape;

const HEAD: &str = "\
<!-- Made by `openshell-deploy docs values`. Change the comments in src/values/schema/, not this file. -->

# Values

Every setting of a values file. A file holds only what differs from the defaults here; an empty default means that
nothing is set. `null` removes a default. Names are relative to the heading they stand under: `port` under
`service` is

```yaml
service:
  port: 8080
```

or `--set service.port=8080`. `openshell-deploy explain service.port` says the same in a terminal, and which fields of
which objects a setting changes. Quantities are Kubernetes' own: `1Gi` of memory or space, `250m` of a CPU.

";

/// Sections with fewer settings than these are shown in the table of the one around them.
const SMALL: usize = 3;

/// The page.
#[must_use]
pub fn values() -> String {
    let root = Setting::root();
    let mut page = HEAD.to_owned();
    page.push_str("- [Top level](#top-level): the gateway's pods and names\n");
    let sections: Vec<_> = root.children().into_iter().filter(Setting::is_section).collect();
    for section in &sections {
        let description = section.description();
        let line = first_sentence(&description);
        let _ = writeln!(page, "- [{0}](#{1}): {line}", section.path, section.path.to_lowercase());
    }
    page.push_str("\n## Top level\n");
    let own: Vec<_> = root.children().into_iter().filter(|child| !child.is_section()).collect();
    table(&mut page, "", &own);
    for section in sections {
        self::section(&mut page, &section, 2);
    }
    page
}

fn section(page: &mut String, section: &Setting, level: usize) {
    let (large, own): (Vec<_>, Vec<_>) = section.children().into_iter().partition(is_large);
    if let ([only], []) = (large.as_slice(), own.as_slice()) {
        return self::section(page, only, level);
    }
    let _ = writeln!(page, "\n{} {}\n\n{}", "#".repeat(level), section.path, section.description());
    if !own.is_empty() {
        table(page, &section.path, &own);
    }
    for child in large {
        // More levels tell nothing; the path is the heading.
        self::section(page, &child, 3);
    }
}

fn is_large(section: &Setting) -> bool {
    section.is_section() && section.settings().len() >= SMALL
}

fn table(page: &mut String, parent: &str, rows: &[Setting]) {
    page.push_str("\n| setting | type | default | meaning |\n|---|---|---|---|\n");
    for setting in rows {
        row(page, parent, "", setting);
    }
}

/// One row a setting. What is to be said about a small section comes with its first.
fn row(page: &mut String, parent: &str, about: &str, setting: &Setting) {
    if setting.is_section() {
        let about = format!("{about}{} ", setting.description());
        for (index, child) in setting.children().iter().enumerate() {
            row(page, parent, if index == 0 { &about } else { "" }, child);
        }
        return;
    }
    let name = setting.path.strip_prefix(parent).unwrap_or(&setting.path).trim_start_matches('.');
    let default = setting.default.filter(|default| !is_empty(default)).map(code).unwrap_or_default();
    let cells = [format!("`{name}`"), type_of(setting), default, format!("{about}{}", meaning(setting))];
    let _ = writeln!(page, "| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
}

fn type_of(setting: &Setting) -> String {
    let kind = match setting.kubernetes_type() {
        Some(name) => {
            let link = format!("[{}]({})", short(name), kubernetes_docs(name));
            kind(setting).replace(short(name), &link)
        }
        None => kind(setting),
    };
    bounds(setting).map_or(kind.clone(), |bounds| format!("{kind}, {bounds}"))
}

fn meaning(setting: &Setting) -> String {
    let mut text = setting.description().replace("\n\n", "<br>");
    for (word, meaning) in words(setting).iter().filter(|(_, meaning)| !meaning.is_empty()) {
        let _ = write!(text, "<br>`{word}`: {meaning}");
    }
    let is_plain = matches!(setting.shape(), Shape::Boolean | Shape::Choice(_)) || setting.is_secret();
    let example = examples::of(&setting.path).filter(|example| !is_plain && !is_empty(example));
    // Certificates take lines.
    let example = example.map(code).filter(|example| !text.contains(example) && !example.contains('\n'));
    if let Some(example) = example {
        let _ = write!(text, "<br>Example: {example}");
    }
    text
}

/// A value on one line: scalars as YAML has them, anything else as JSON, which is YAML too.
fn code(value: &Json) -> String {
    match value {
        Json::Array(_) | Json::Object(_) => format!("`{value}`"),
        scalar => format!("`{}`", yaml::document(scalar).trim_end()),
    }
}

fn is_empty(value: &Json) -> bool {
    match value {
        Json::String(text) => text.is_empty(),
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.is_empty(),
        _ => value.is_null(),
    }
}

/// The first sentence without its full stop.
pub(crate) fn first_sentence(text: &str) -> &str {
    text.split_once(". ").map_or(text.trim_end_matches('.'), |(first, _)| first)
}
