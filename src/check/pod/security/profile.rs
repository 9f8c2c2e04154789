//! Profiles of `seccomp` and `AppArmor`.

use k8s_openapi::api::core::v1::{AppArmorProfile, SeccompProfile};

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::pod::path;
use crate::check::word;

const TYPES: &[&str] = &["RuntimeDefault", "Localhost", "Unconfined"];

/// The most bytes of a path on Linux.
const MOST: usize = 4095;

/// Checks a profile of system calls.
pub(super) fn seccomp(profile: &SeccompProfile, at: &Field, findings: &mut Findings) {
    word::check(&profile.type_, TYPES, CODE, &at.name("type"), findings);
    let file = profile.localhost_profile.as_deref();
    belongs(&profile.type_, file, at, findings);
    if let Some(file) = file {
        path::below(file, CODE, &at.name("localhostProfile"), findings);
    }
}

/// Checks a profile of files and capabilities.
pub(super) fn app_armor(profile: &AppArmorProfile, at: &Field, findings: &mut Findings) {
    word::check(&profile.type_, TYPES, CODE, &at.name("type"), findings);
    let name = profile.localhost_profile.as_deref();
    belongs(&profile.type_, name, at, findings);
    if name.is_some_and(|name| name.is_empty() || name.trim() != name || name.len() > MOST) {
        findings
            .add(CODE, &at.name("localhostProfile"), "this cannot be the name of a profile of the node")
            .help("write its name, without white space around it");
    }
}

/// A profile of the node is named exactly where the type says that it is one.
fn belongs(kind: &str, name: Option<&str>, at: &Field, findings: &mut Findings) {
    let at = at.name("localhostProfile");
    match (kind, name) {
        ("Localhost", None) => {
            findings.add(CODE, &at, "the profile of the node is missing").help("name it");
        }
        ("Localhost", _) | (_, None) => {}
        _ => {
            findings
                .add(CODE, &at, "a profile of the node needs the type `Localhost`")
                .help("set `type` to `Localhost`, or remove `localhostProfile`");
        }
    }
}
