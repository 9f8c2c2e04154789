//! Which of the Pod Security Standards pods satisfy.
//!
//! Source: the standards in Kubernetes' documentation, "Pod Security Standards", with their rules for Linux pods.

mod baseline;
mod restricted;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::PodSpec;

use super::Subject;
use super::workload::{Part, Pod, pods};
use crate::diagnostic::{Code, Diagnostic};

/// The strictest standard that a pod satisfies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Privileged,
    Baseline,
    Restricted,
}

impl Level {
    fn as_str(self) -> &'static str {
        match self {
            Self::Privileged => "privileged",
            Self::Baseline => "baseline",
            Self::Restricted => "restricted",
        }
    }
}

/// What keeps a pod from a standard: a field below the pod's spec, and what it would have to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Violation {
    /// Such as `containers[0].securityContext.privileged`.
    field: String,
    /// Such as `must not be true`.
    rule: &'static str,
}

/// Warns of each workload that is not restricted, and notes which workloads are of which standard.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut levels: BTreeMap<Level, Vec<String>> = BTreeMap::new();
    for pod in pods(subject.objects) {
        let (level, violations) = level(pod.spec);
        levels.entry(level).or_default().push(pod.object.clone());
        if let Some(first) = violations.first() {
            found.push(not_restricted(&pod, level, first, &violations, subject));
        }
    }
    found.extend(levels.into_iter().rev().map(|(level, workloads)| {
        let message =
            format!("these satisfy the {} Pod Security Standard: {}", level.as_str(), workloads.join(", "));
        Diagnostic::note(Code::PodSecurityLevel, message)
    }));
}

fn not_restricted(
    pod: &Pod,
    level: Level,
    first: &Violation,
    violations: &[Violation],
    subject: &Subject,
) -> Diagnostic {
    let message = format!(
        "{} satisfies the {} Pod Security Standard only: a namespace that enforces the restricted one refuses its pods",
        pod.object,
        level.as_str()
    );
    let finding = Diagnostic::warning(Code::NotRestricted, message)
        .in_object(pod.object.clone(), format!("{}.{}", pod.field, first.field));
    let finding = match pod.part {
        Part::Gateway if first.field.starts_with("initContainers") => finding.about("initContainers"),
        Part::Gateway if is_of_users(&first.field) => finding.about("extraContainers"),
        Part::Gateway if subject.written("securityContext").is_some() => finding.about("securityContext"),
        Part::Gateway => finding.about("podSecurityContext"),
        Part::Certgen | Part::Postgres | Part::Backup | Part::Pgbackrest | Part::Users => finding,
    };
    let help = |violation: &Violation| format!("`{}.{}` {}", pod.field, violation.field, violation.rule);
    violations.iter().map(help).fold(finding, Diagnostic::help)
}

/// Whether a field of the gateway's pod is that of a container beside the gateway's, which is the first.
fn is_of_users(field: &str) -> bool {
    field.starts_with("containers[") && !field.starts_with("containers[0]")
}

/// The level of a pod, and what keeps it from the restricted one.
fn level(spec: &PodSpec) -> (Level, Vec<Violation>) {
    let mut violations = baseline::violations(spec);
    let level = if violations.is_empty() { Level::Baseline } else { Level::Privileged };
    violations.extend(restricted::violations(spec));
    if violations.is_empty() { (Level::Restricted, violations) } else { (level, violations) }
}

/// Adds a violation where there is one.
fn unless(ok: bool, field: impl Into<String>, rule: &'static str, violations: &mut Vec<Violation>) {
    if !ok {
        violations.push(Violation { field: field.into(), rule });
    }
}
