//! Certificates of a Gateway's listeners.

use super::is_word;
use crate::check::custom::{CODE, length};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, word};
use crate::plan::kubernetes_names::subdomain_problem;
use crate::render::custom::gateway_api::SecretObjectReference;

/// Checks the reference to a certificate.
pub(super) fn check(reference: &SecretObjectReference, at: &Field, findings: &mut Findings) {
    length(&reference.name, "Secret", &at.name("name"), findings);
    let group = word::set(reference.group.as_deref());
    if let Some((group, why)) = group.and_then(|group| Some((group, subdomain_problem(group)?))) {
        findings
            .add(CODE, &at.name("group"), format!("`{group}` cannot be an API group: it {why}"))
            .help("remove it; a Secret has none");
    }
    if let Some(kind) = reference.kind.as_deref().filter(|kind| !is_kind(kind)) {
        findings
            .add(CODE, &at.name("kind"), format!("`{kind}` cannot be a kind"))
            .help("remove it, or set it to `Secret`");
    }
    if let Some(name) = &reference.namespace {
        name::namespace(name, CODE, &at.name("namespace"), findings);
    }
}

fn is_kind(text: &str) -> bool {
    text.len() <= 63 && is_word(text) && text.starts_with(|first: char| first.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::fields;

    #[test]
    fn certificates_are_named() {
        let reference = |name: &str, kind: Option<&str>, namespace: Option<&str>, group: Option<&str>| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let certificate = SecretObjectReference {
                group: owned(group),
                kind: owned(kind),
                name: name.into(),
                namespace: owned(namespace),
            };
            fields(|findings| check(&certificate, &Field::root("at"), findings))
        };
        assert!(reference("a", Some("Secret"), Some("b"), Some("")).is_empty());
        assert_eq!(reference("", None, None, None), ["at.name"]);
        assert_eq!(
            reference("a", Some("1"), Some("b.c"), Some("D")),
            ["at.group", "at.kind", "at.namespace"]
        );
    }
}
