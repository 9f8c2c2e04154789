//! Kubernetes' rules for names, and how names are shortened.
//!
//! Source: `k8s.io/apimachinery/pkg/util/validation`.

pub mod longest;

use sha2::{Digest, Sha256};

/// Cuts a name to `max` characters and drops one dash from its end, as the chart's `trunc | trimSuffix "-"`.
#[must_use]
pub fn truncate(name: &str, max: usize) -> String {
    let cut: String = name.chars().take(max).collect();
    cut.strip_suffix('-').map(str::to_owned).unwrap_or(cut)
}

/// A name with a suffix, at most `max` characters, shortening the name and never the suffix.
#[must_use]
pub fn with_suffix(name: &str, suffix: &str, max: usize) -> String {
    let stem: String = name.chars().take(max.saturating_sub(suffix.len())).collect();
    format!("{}{suffix}", stem.trim_end_matches(['-', '.', '_']))
}

/// A name of at most `max` characters: one that is longer ends in a hash of it in place of its end.
#[must_use]
pub fn shortened(name: String, max: usize) -> String {
    if name.len() <= max {
        return name;
    }
    with_suffix(&name, &format!("-{}", short_hash(name.as_bytes())), max)
}

/// The first ten hexadecimal digits of a SHA-256 digest: short, and stable across releases and machines.
#[must_use]
pub fn short_hash(content: &[u8]) -> String {
    hex(content).chars().take(10).collect()
}

/// A SHA-256 digest in hexadecimal.
#[must_use]
pub fn hex(content: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(content).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

/// Why a text is no RFC 1123 label (namespaces), or None where it is one.
#[must_use]
pub fn label_problem(text: &str) -> Option<String> {
    if text.len() > 63 {
        Some(format!("has {} characters; 63 are allowed", text.len()))
    } else if !is_label(text) {
        Some(
            "may hold only lower-case letters, digits and `-`, and starts and ends with a letter or digit"
                .into(),
        )
    } else {
        None
    }
}

/// Why a text is no RFC 1035 label (Services), or None where it is one.
#[must_use]
pub fn service_name_problem(text: &str) -> Option<String> {
    label_problem(text).or_else(|| {
        (!text.starts_with(|first: char| first.is_ascii_lowercase()))
            .then(|| "must start with a letter".into())
    })
}

/// Why a text is no RFC 1123 subdomain (most objects), or None where it is one.
#[must_use]
pub fn subdomain_problem(text: &str) -> Option<String> {
    if text.len() > 253 {
        Some(format!("has {} characters; 253 are allowed", text.len()))
    } else if !text.split('.').all(is_label) {
        Some(
            "may hold only lower-case letters, digits, `-` and `.`, and each part between dots starts and ends \
             with a letter or digit"
                .into(),
        )
    } else {
        None
    }
}

/// Whether a text is a label value: empty, or up to 63 of letters, digits, `-`, `_`, `.`, not at the ends.
#[must_use]
pub fn is_label_value(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let outer = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_alphanumeric);
    let bytes = text.as_bytes();
    bytes.len() <= 63 && bytes.iter().all(|byte| inner(*byte)) && outer(bytes.first()) && outer(bytes.last())
}

fn is_label(text: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let bytes = text.as_bytes();
    !bytes.is_empty()
        && bytes.iter().all(|byte| inner(*byte))
        && bytes[0] != b'-'
        && bytes[bytes.len() - 1] != b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncation_drops_one_dash_only() {
        assert_eq!(truncate("abc--def", 5), "abc-");
        assert_eq!(truncate("abc-def", 4), "abc");
        assert_eq!(truncate("abc", 63), "abc");
    }

    #[test]
    fn a_suffix_is_never_shortened() {
        assert_eq!(with_suffix("openshell", "-certgen", 63), "openshell-certgen");
        assert_eq!(with_suffix("abc-def", "-x", 6), "abc-x");
        assert_eq!(with_suffix(&"a".repeat(99), "-0123456789", 52).len(), 52);
    }

    #[test]
    fn names_follow_kubernetes() {
        for good in ["a", "a-b", "0a", "a1"] {
            assert_eq!(label_problem(good), None, "{good}");
        }
        for bad in ["", "-a", "a-", "A", "a_b", "a.b", "ä", &"a".repeat(64)] {
            assert!(label_problem(bad).is_some(), "{bad}");
        }
        assert!(service_name_problem("0a").is_some());
        assert_eq!(subdomain_problem("a.b-c.d"), None);
        assert!(subdomain_problem("a..b").is_some());
        assert!(
            is_label_value("") && is_label_value("v1.2_x") && !is_label_value("-a") && !is_label_value("a b")
        );
    }
}
