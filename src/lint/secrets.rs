//! Secrets in files that others can read.

use super::Subject;
use crate::diagnostic::secret::is_secret_key;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Origin, SourceId, Sources, Span};
use crate::values::node::{Node, Value};

/// How SOPS begins a value that it has encrypted.
const ENCRYPTED: &str = "ENC[";

/// What is known of a values file that holds secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// Its text.
    pub source: SourceId,
    /// Whether git tracks it.
    pub tracked: bool,
    /// Whether every user of the machine may read it.
    pub readable_by_all: bool,
}

/// The files that secrets in the clear stand in, each once. A secret that a later file replaces does not count.
#[must_use]
pub fn files(values: &Node, sources: &Sources) -> Vec<SourceId> {
    let mut files: Vec<SourceId> = secrets(values, sources).into_iter().map(|(_, key)| key.source).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// Warns of files that git tracks, and of those that everybody may read.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let secrets = secrets(subject.values, subject.sources);
    for file in subject.files {
        let here: Vec<&(Vec<&str>, Span)> =
            secrets.iter().filter(|(_, key)| key.source == file.source).collect();
        let Some((path, key)) = here.first() else { continue };
        let setting = subject.name(path);
        let name = &subject.sources.get(file.source).name;
        let secrets = match here.len() {
            1 => format!("`{setting}`"),
            number => format!("`{setting}` and {} more", number - 1),
        };
        let mut add = |code, why: &str, help: String| {
            let message = format!("`{name}` holds secrets in the clear ({secrets}), and {why}");
            found.push(Diagnostic::warning(code, message).about(&setting).at(*key, "").help(help));
        };
        if file.tracked {
            let help = format!(
                "take it out with `git rm --cached {name}`, replace the secrets, and keep the file encrypted or out of git"
            );
            add(Code::SecretInGit, "git tracks it", help);
        }
        if file.readable_by_all {
            add(
                Code::ReadableSecret,
                "every user of this machine may read it",
                format!("run `chmod 600 {name}`"),
            );
        }
    }
}

/// The paths of settings that hold secrets in files, with the places of their keys.
fn secrets<'a>(values: &'a Node, sources: &Sources) -> Vec<(Vec<&'a str>, Span)> {
    let mut secrets = Vec::new();
    let mut open: Vec<(Vec<&str>, &Node)> = vec![(Vec::new(), values)];
    while let Some((path, node)) = open.pop() {
        let Value::Map(map) = &node.value else { continue };
        for (key, entry) in map.iter().rev() {
            let path: Vec<&str> = path.iter().copied().chain([key.as_str()]).collect();
            let in_the_clear = matches!(&entry.node.value, Value::String(text) if !text.is_empty() && !text.starts_with(ENCRYPTED));
            if in_the_clear && sources.get(entry.key.source).origin == Origin::File && is_secret_key(&path) {
                secrets.push((path.clone(), entry.key));
            }
            open.push((path, &entry.node));
        }
    }
    secrets.sort_by_key(|(_, key)| *key);
    secrets
}
