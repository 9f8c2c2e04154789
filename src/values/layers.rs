//! All layers of a run: values files, then flags.

#[cfg(test)]
mod tests;
mod text;

use std::io;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origin, Sources, Span};
use crate::values::merge::merge;
use crate::values::node::{Map, Node, Value};
use crate::values::set::{Flag, MAX_GAPS, Setter};
use crate::values::yaml;

/// What the command line gives, each kind in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layers {
    /// Paths of values files; `-` is standard input.
    pub files: Vec<String>,
    /// Arguments of `--set-json`.
    pub set_json: Vec<String>,
    /// Arguments of `--set`.
    pub set: Vec<String>,
    /// Arguments of `--set-string`.
    pub set_string: Vec<String>,
    /// Arguments of `--set-file`.
    pub set_file: Vec<String>,
    /// Arguments of `--set-literal`.
    pub set_literal: Vec<String>,
}

/// Reads and merges all layers: files in order with all their documents, then flags by kind, as in Helm
/// (`MergeValues`).
///
/// `read` returns the bytes behind a path as written (`-` too). Every text that is read is added to
/// `sources`. Returns the user's values, always a map, and the problems of all files and flags: what has some is
/// left out of the values, and the rest can be checked all the same.
pub fn load(
    layers: &Layers,
    read: &mut dyn FnMut(&str) -> io::Result<Vec<u8>>,
    sources: &mut Sources,
) -> (Node, Vec<Diagnostic>) {
    let nowhere = sources.add("<values>", "", Origin::Defaults);
    let span = Span { source: nowhere, start: 0, end: 0 };
    let mut root = Node { value: Value::Map(Map::new()), span };
    let mut problems = Vec::new();
    for path in &layers.files {
        match file(path, read, sources) {
            Ok(documents) => root = documents.into_iter().fold(root, merge),
            Err(found) => problems.extend(found),
        }
    }
    let flags = [
        (Flag::Json, &layers.set_json),
        (Flag::Set, &layers.set),
        (Flag::String, &layers.set_string),
        (Flag::File, &layers.set_file),
        (Flag::Literal, &layers.set_literal),
    ];
    let mut arguments = Vec::new();
    for (flag, texts) in flags {
        arguments.extend(texts.iter().map(|text| (flag, sources.add(flag.name(), text, Origin::Flag))));
    }
    let mut setter = Setter { root: &mut root, sources, read, gaps: MAX_GAPS };
    problems.extend(arguments.into_iter().filter_map(|(flag, id)| setter.apply(flag, id).err()));
    (root, problems)
}

fn file(
    path: &str,
    read: &mut dyn FnMut(&str) -> io::Result<Vec<u8>>,
    sources: &mut Sources,
) -> Result<Vec<Node>, Vec<Diagnostic>> {
    let stdin = path.trim() == "-";
    let name = if stdin { "<stdin>" } else { path };
    let quoted = if stdin { "standard input".to_owned() } else { format!("`{path}`") };
    let bytes = read(path).map_err(|error| vec![unreadable(&quoted, &error)])?;
    let text = text::decode(&quoted, name, &bytes, sources).map_err(|problem| vec![problem])?;
    if stdin && text.trim().is_empty() {
        return Err(vec![
            Diagnostic::error(Code::UnreadableInput, "standard input is empty; values were expected from it")
                .help("check the command before the pipe; `-f -` can be given only once"),
        ]);
    }
    let id = sources.add(name, text, Origin::File);
    yaml::parse(id, &sources.get(id).text)
}

/// The problem that something cannot be read; `name` is what messages call it.
#[must_use]
pub fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let (reason, help) = match error.kind() {
        io::ErrorKind::NotFound => {
            ("there is no such file", "check the path; it is relative to the current folder")
        }
        io::ErrorKind::IsADirectory => ("it is a folder", "name a file in it"),
        io::ErrorKind::PermissionDenied => {
            ("permission denied", "check who may read it and the folders above it")
        }
        kind => {
            // The system's own text never holds a path, which may be a secret; anybody else's might.
            let reason = if error.raw_os_error().is_some() { error.to_string() } else { kind.to_string() };
            return Diagnostic::error(Code::UnreadableInput, format!("{name} cannot be read: {reason}"));
        }
    };
    Diagnostic::error(Code::UnreadableInput, format!("{name} cannot be read: {reason}")).help(help)
}
