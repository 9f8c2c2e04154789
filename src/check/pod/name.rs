//! Names that a pod gives or refers to.

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::{label_problem, subdomain_problem};

/// Checks the name of another object of a kind.
///
/// Some of these names the API server takes as they are; but no object can ever be called so.
pub(super) fn object(kind: &str, name: &str, at: &Field, findings: &mut Findings) {
    if name.is_empty() {
        findings
            .add(Code::InvalidObjectName, at, format!("the {kind} has no name"))
            .help(format!("name the {kind}"));
    } else if let Some(why) = subdomain_problem(name) {
        findings
            .add(Code::InvalidObjectName, at, format!("`{name}` cannot be the name of a {kind}: it {why}"))
            .help(format!("write the name of a {kind} that exists"));
    }
}

/// Checks a name that only this pod knows, such as a container's.
pub(super) fn own(what: &str, name: &str, code: Code, at: &Field, findings: &mut Findings) {
    if name.is_empty() {
        findings.add(code, at, format!("the {what} has no name")).help("give it one");
    } else if let Some(why) = label_problem(name) {
        findings
            .add(code, at, format!("`{name}` cannot be the name of a {what}: it {why}"))
            .help("choose another name");
    }
}

/// Reports a name that stands twice in a list.
pub(super) fn twice(what: &str, name: &str, code: Code, at: &Field, findings: &mut Findings) {
    findings
        .add(code, at, format!("there are two {what}s called `{name}`"))
        .help("remove one of them, or rename it");
}
