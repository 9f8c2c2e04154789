//! What can be rendered and may still go wrong later: warnings and notes.
//!
//! Each rule is a pure function in a file below. `RULES` is the one list of them. What they say of a code at
//! length is in the code's page.

mod backups;
pub mod config;
mod connections;
mod database;
mod deprecated;
mod disruption;
mod durability;
mod exposure;
mod images;
mod kubernetes_version;
mod no_effect;
mod place;
mod pod_security;
mod probes;
mod production;
mod replicas;
mod repository;
mod resources;
pub mod secrets;
mod way_in;
mod workload;

use self::secrets::FileFacts;
use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::render::object::Object;
use crate::source::Sources;
use crate::values::node::Node;

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The release's plan.
    pub plan: &'a Plan,
    /// Its objects, ready to apply with kubectl.
    pub objects: &'a [Object],
    /// The values with their places.
    pub values: &'a Node,
    /// The texts that the places are in.
    pub sources: &'a Sources,
    /// What is known of the values files that hold secrets.
    pub files: &'a [FileFacts],
}

/// A rule adds what it finds.
type Rule = fn(&Subject, &mut Vec<Diagnostic>);

/// All rules.
const RULES: &[Rule] = &[
    resources::check,
    images::floating,
    images::without_digest,
    disruption::check,
    replicas::single,
    replicas::unmeasured,
    replicas::separate,
    probes::startup,
    probes::liveness,
    pod_security::check,
    database::sqlite,
    database::sslmode,
    connections::limit,
    connections::pgbouncer,
    connections::pooler,
    durability::protections,
    durability::archive,
    backups::missing,
    backups::in_cluster,
    repository::check,
    secrets::check,
    exposure::plaintext,
    exposure::unauthenticated,
    exposure::network_policies,
    way_in::check,
    deprecated::check,
    kubernetes_version::check,
    no_effect::check,
];

/// Everything that the rules find, each at the setting's place where a user wrote one, or else at the section that
/// it belongs into.
#[must_use]
pub fn lint(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        rule(subject, &mut found);
    }
    found.into_iter().map(|finding| place::place(finding, subject)).collect()
}
