//! Objects of custom kinds.

pub(super) mod cert_manager;
pub(super) mod gateway_api;
pub(super) mod openshift;
pub(super) mod prometheus_operator;

use super::field::Field;
use super::finding::Findings;
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, subdomain_problem};

const CODE: Code = Code::InvalidCustomResource;

/// Checks the name of an object that is a DNS subdomain.
fn name(name: &str, kind: &str, at: &Field, findings: &mut Findings) {
    if let Some(why) = subdomain_problem(name) {
        findings
            .add(CODE, at, format!("`{name}` cannot be the name of a {kind}: it {why}"))
            .help("choose another name");
    }
}

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

/// Checks the name of a namespace.
fn namespace(name: &str, at: &Field, findings: &mut Findings) {
    if let Some(why) = label_problem(name) {
        findings
            .add(CODE, at, format!("`{name}` cannot be a namespace: it {why}"))
            .help("choose another namespace");
    }
}
