//! Numbers and names of ports.

use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// The protocols of the transport layer that Kubernetes knows.
pub(super) const PROTOCOLS: [&str; 3] = ["TCP", "UDP", "SCTP"];

/// Checks a port by number or by name.
pub(super) fn check(port: &IntOrString, code: Code, at: &Field, findings: &mut Findings) {
    match port {
        IntOrString::Int(port) => number(*port, code, at, findings),
        IntOrString::String(port) => name(port, code, at, findings),
    }
}

/// Checks the number of a port.
pub(super) fn number(number: impl Into<i64>, code: Code, at: &Field, findings: &mut Findings) {
    let number = number.into();
    if !(1..=65535).contains(&number) {
        findings.add(code, at, format!("{number} is no port")).help("write a number from 1 to 65535");
    }
}

/// Checks the name of a container's port.
pub(super) fn name(name: &str, code: Code, at: &Field, findings: &mut Findings) {
    if let Some(why) = problem(name) {
        findings
            .add(code, at, format!("`{name}` cannot be the name of a port: it {why}"))
            .help("choose another name, such as `http`");
    }
}

/// Why a text is no name of a port (RFC 6335, in lower case), or None where it is one.
pub(super) fn problem(name: &str) -> Option<&'static str> {
    let is_allowed = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if name.len() > 15 {
        Some("has more than 15 characters")
    } else if !name.chars().all(is_allowed) {
        Some("may hold only lower-case letters, digits and `-`")
    } else if !name.contains(|letter: char| letter.is_ascii_lowercase()) {
        Some("needs a letter")
    } else if name.contains("--") || name.starts_with('-') || name.ends_with('-') {
        Some("has a `-` at an end, or two in a row")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::fields;

    #[test]
    fn names_follow_rfc_6335() {
        for good in ["http", "a", "1a", "a-1", "abcdefghijklmno"] {
            assert_eq!(problem(good), None, "{good}");
        }
        for bad in ["", "1", "-a", "a-", "a--b", "A", "a_b", "abcdefghijklmnop"] {
            assert!(problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn numbers_have_16_bits_and_are_not_0() {
        for (port, faults) in [(0, 1), (1, 0), (65535, 0), (65536, 1), (-1, 1)] {
            let found = fields(|findings| number(port, Code::InvalidService, &Field::root("spec"), findings));
            assert_eq!(found.len(), faults, "{port}");
        }
    }
}
