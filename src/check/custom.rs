//! Objects of custom kinds.

pub(super) mod cert_manager;
pub(super) mod cloudnative_pg;
pub(super) mod gateway_api;
pub(super) mod openshift;
pub(super) mod prometheus_operator;

use super::field::Field;
use super::finding::Findings;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidCustomResource;

/// Checks a name of which only the length is known.
fn length(name: &str, kind: &str, at: &Field, findings: &mut Findings) {
    if name.is_empty() || name.len() > 253 {
        findings
            .add(
                CODE,
                at,
                format!("the name of a {kind} has 1 to 253 characters, and this one has {}", name.len()),
            )
            .help("choose another name");
    }
}
