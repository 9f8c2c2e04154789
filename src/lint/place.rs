//! Where a finding is shown.

use super::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::secret::{MASK, may_be_secret};
use crate::source::{Origin, Span};
use crate::values::node::{Node, Value};
use crate::values::path::of_key;

/// The finding at the place where a user wrote its setting; where nobody did, at the key of the innermost section
/// around it that a user wrote. A finding that has a place keeps it.
pub(super) fn place(finding: Diagnostic, subject: &Subject) -> Diagnostic {
    let Some(setting) = finding.setting.clone().filter(|_| finding.label.is_none()) else { return finding };
    match span(&setting, subject) {
        Some(span) => finding.at(span, ""),
        None => finding,
    }
}

/// The finding at another setting than its own, the one that makes it matter, where a user wrote that.
pub(super) fn because_of(finding: Diagnostic, setting: &str, subject: &Subject) -> Diagnostic {
    match subject.written(setting) {
        Some(node) => finding.at(node.span, ""),
        None => finding,
    }
}

impl Subject<'_> {
    /// The value of a setting, where a user wrote it.
    pub(super) fn written(&self, setting: &str) -> Option<&Node> {
        self.values.at(setting.split('.')).filter(|node| self.is_of_user(node.span))
    }

    /// What messages call the setting at a path of keys. A key that may be a secret is hidden: an alias can make
    /// one of any value.
    pub(super) fn name(&self, path: &[&str]) -> String {
        let mut node = Some(self.values);
        path.iter().fold(String::new(), |parent, key| {
            let entry =
                node.and_then(|node| if let Value::Map(map) = &node.value { map.get(*key) } else { None });
            node = entry.map(|entry| &entry.node);
            let is_secret = entry.is_some_and(|entry| may_be_secret(entry.key, self.sources));
            of_key(&parent, if is_secret { MASK } else { key })
        })
    }

    /// Whether a user wrote what stands there.
    pub(super) fn is_of_user(&self, span: Span) -> bool {
        self.sources.get(span.source).origin != Origin::Defaults
    }
}

/// Where a user wrote the setting. Otherwise where a user switched on the innermost section around it, or else the
/// key of that section: files are merged, and the switch says better than the key which of them the section belongs
/// to.
fn span(setting: &str, subject: &Subject) -> Option<Span> {
    let keys: Vec<&str> = setting.split('.').collect();
    if let Some(node) = subject.written(setting).filter(|node| !matches!(node.value, Value::Map(_))) {
        return Some(node.span);
    }
    let sections = || (1..=keys.len()).rev().filter_map(|length| keys.get(..length));
    let switch = |section: &[&str]| {
        let enabled = subject.values.at(section.iter().copied().chain(["enabled"]))?;
        (enabled.value == Value::Bool(true) && subject.is_of_user(enabled.span)).then_some(enabled.span)
    };
    let key = |section: &[&str]| {
        let (last, above) = section.split_last()?;
        let Value::Map(map) = &subject.values.at(above.iter().copied())?.value else { return None };
        map.get(*last).map(|entry| entry.key).filter(|key| subject.is_of_user(*key))
    };
    let own = subject.written(setting).and_then(|_| key(&keys));
    own.or_else(|| sections().find_map(switch)).or_else(|| sections().find_map(key))
}
