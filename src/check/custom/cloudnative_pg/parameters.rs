//! PostgreSQL's settings in a Cluster.
//!
//! Source: `validateConfiguration` and what it calls, in the operator's webhook.

mod sizes;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::plan::postgres::parameters::{is_off, operator};
use crate::render::custom::cloudnative_pg::cluster::ClusterSpec;

/// Checks the parameters at `at`.
pub(super) fn check(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    let parameters = &spec.postgresql.parameters;
    for name in parameters.keys() {
        if !is_name(name) {
            findings
                .add(CODE, &at.key(name), format!("`{name}` is no name of a parameter for CloudNativePG"))
                .help("use ASCII letters, digits, `_` and `$`, and one dot behind an extension's name");
        } else if let Some(instead) = operator::instead(name) {
            findings
                .add(CODE, &at.key(name), format!("`{name}` is set by CloudNativePG"))
                .help(format!("remove it: {instead}"));
        }
    }
    hints(spec, at, findings);
    followers(spec, at, findings);
    if let Some(level) =
        parameters.get("wal_level").filter(|level| !matches!(level.as_str(), "replica" | "logical"))
    {
        findings
            .add(CODE, &at.key("wal_level"), format!("CloudNativePG does not take `{level}` for `wal_level`"))
            .help("write `replica` or `logical`, in lower case");
    }
    sizes::check(spec, at, findings);
}

/// Source: `postgresParameterNameRegex`.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'))
    };
    let mut parts = name.split('.');
    name.split('.').count() <= 2 && parts.all(is_part)
}

/// The webhook takes these; the servers could then not follow each other.
fn followers(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    for name in ["max_wal_senders", "max_replication_slots"] {
        let value = spec.postgresql.parameters.get(name);
        if spec.instances > 1 && value.is_some_and(|value| value.parse() == Ok(0)) {
            findings
                .add(CODE, &at.key(name), "without it no server can follow another")
                .help(format!("remove `{name}`"));
        }
    }
}

fn hints(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    let name = "wal_log_hints";
    let value = spec.postgresql.parameters.get(name);
    // The operator takes the same words for off as PostgreSQL.
    if spec.instances > 1 && value.is_some_and(|value| is_off(value)) {
        findings
            .add(
                CODE,
                &at.key(name),
                "several servers need `wal_log_hints`, to follow each other after a failure",
            )
            .help("remove it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ascii_with_one_dot() {
        for (name, is_one) in [
            ("max_connections", true),
            ("pg_stat_statements.max", true),
            ("a.b.c", false),
            ("größe.x", false),
            ("a.", false),
            ("1a", false),
        ] {
            assert_eq!(is_name(name), is_one, "{name}");
        }
    }
}
