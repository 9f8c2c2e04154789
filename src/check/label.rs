//! Keys and values of labels, annotations and selectors.
//!
//! Source: `k8s.io/apimachinery/pkg/util/validation`: `IsQualifiedName`, `IsValidLabelValue`.

use std::collections::BTreeMap;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{is_label_value, subdomain_problem};

/// Checks a map of labels, such as a selector's.
pub(super) fn labels(labels: &BTreeMap<String, String>, at: &Field, findings: &mut Findings) {
    for (name, text) in labels {
        key(name, &at.key(name), findings);
        value(text, &at.key(name), findings);
    }
}

/// Checks a key of a label, a taint or an annotation.
pub(super) fn key(key: &str, at: &Field, findings: &mut Findings) {
    if let Some(why) = key_problem(key) {
        findings
            .add(Code::InvalidLabel, at, format!("`{key}` cannot be a key of Kubernetes: {why}"))
            .help("write a name of letters, digits, `-`, `_` and `.`, such as `team` or `example.com/team`");
    }
}

/// Checks a label's value.
pub(super) fn value(value: &str, at: &Field, findings: &mut Findings) {
    if !is_label_value(value) {
        findings.add(Code::InvalidLabel, at, format!("`{value}` cannot be the value of a label")).help(
            "use up to 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, or nothing",
        );
    }
}

/// Why a text is no qualified name, or None where it is one.
pub(super) fn key_problem(key: &str) -> Option<String> {
    let (prefix, name) = match key.split_once('/') {
        Some((prefix, name)) => (Some(prefix), name),
        None => (None, key),
    };
    if name.contains('/') {
        return Some("it may hold one `/` only".to_owned());
    }
    if prefix == Some("") {
        return Some("there must be a domain before the `/`".to_owned());
    }
    if let Some(why) = prefix.and_then(subdomain_problem) {
        return Some(format!("the domain before the `/` {why}"));
    }
    if name.len() > 63 {
        return Some(format!("its name has {} characters; 63 are allowed", name.len()));
    }
    (name.is_empty() || !is_label_value(name)).then(|| {
        "its name may hold only letters, digits, `-`, `_` and `.`, with a letter or digit at both ends"
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_qualified_names() {
        for good in ["a", "A_b.c-d", "example.com/k", "a.b/0", &"k".repeat(63)] {
            assert_eq!(key_problem(good), None, "{good}");
        }
        for bad in ["", "/", "a/", "/a", "a/b/c", "Example.com/a", "a b", "-a", "a_", "ä", &"k".repeat(64)] {
            assert!(key_problem(bad).is_some(), "{bad}");
        }
    }
}
