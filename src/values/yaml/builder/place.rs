//! Puts finished nodes and keys where they belong.

use super::Builder;
use super::frame::{Collected, Frame, Key};
use crate::diagnostic::{Code, Diagnostic, secret};
use crate::source::Span;
use crate::values::node::{Entry, Node, Value};
use crate::values::yaml::{key, merge_key, syntax};

impl Builder<'_> {
    /// Puts a finished node where it belongs: at the root, into a list, or under (or as) a key.
    pub(super) fn place(&mut self, node: Node, alias: bool) {
        let span = node.span;
        let (entries, key) = match self.frames.last_mut() {
            None => return self.document(node),
            Some(Frame { collected: Collected::List(list), .. }) => return list.push(node),
            Some(Frame { collected: Collected::Map { entries, key, .. }, .. }) => (entries, key),
        };
        match key.take() {
            None => self.set_key(key::of_value(node.value).map_err(str::to_owned), span),
            Some(Key::Invalid) => {}
            Some(Key::Merge) => {
                if let Err(message) = merge_key::apply(entries, node, alias) {
                    self.report(
                        Diagnostic::error(Code::InvalidKey, message).at(span, "this is something else"),
                    );
                }
            }
            Some(Key::Text(text, key)) => {
                entries.insert(text, Entry { key, node });
            }
        }
    }

    pub(super) fn set_key(&mut self, found: Result<String, String>, span: Span) {
        let duplicate = found.as_ref().ok().and_then(|text| self.first_use(text, span));
        let problem = match (&found, duplicate) {
            (Err(message), _) => {
                Some(Diagnostic::error(Code::InvalidKey, message.as_str()).at(span, "this key"))
            }
            (Ok(text), Some(first)) => Some(self.duplicate(text, span, first)),
            (Ok(_), None) => None,
        };
        if let Some(Frame { collected: Collected::Map { key, .. }, .. }) = self.frames.last_mut() {
            *key = Some(found.map_or(Key::Invalid, |text| Key::Text(text, span)));
        }
        self.problems.extend(problem);
    }

    /// Notes that a key stands here; where it stood before in the same map, if it did.
    fn first_use(&mut self, text: &str, span: Span) -> Option<Span> {
        let Some(Frame { collected: Collected::Map { written, .. }, .. }) = self.frames.last_mut() else {
            return None;
        };
        let first = written.get(text).copied();
        if first.is_none() {
            written.insert(text.to_owned(), span);
        }
        first
    }

    fn duplicate(&self, text: &str, span: Span, first: Span) -> Diagnostic {
        let path: Vec<&str> = self.frames.iter().filter_map(Frame::path_part).collect();
        let named = if secret::is_inside_secret(&path) { "this key".to_owned() } else { format!("`{text}`") };
        let line = syntax::line_of(self.text, first.start);
        Diagnostic::error(Code::DuplicateKey, format!("{named} stands twice in the same map"))
            .at(span, format!("it is already in line {line}"))
            .help("Helm would silently use the last one; keep one of them")
    }

    fn document(&mut self, node: Node) {
        match node.value {
            Value::Map(_) => self.documents.push(node),
            Value::Null => {}
            _ => {
                let message = format!("a values file must be a map, and this is {}", node.kind());
                self.report(
                    Diagnostic::error(Code::RootNotMap, message).at(node.span, "").help(
                        "write settings as `key: value`, one a line; the space after the colon is needed",
                    ),
                );
            }
        }
    }
}
