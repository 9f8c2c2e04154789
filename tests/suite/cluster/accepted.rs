//! The API server takes every object, strictly and without a warning.

use super::kubectl::{kubectl, namespace, restricted_namespace};
use super::{cases, is_available, long};

#[test]
fn every_case_is_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    for name in ["accepted", "sandboxes", "creds"] {
        restricted_namespace(name);
    }
    namespace("accepted-privileged", "privileged");
    let mut complaints = Vec::new();
    let cases = cases();
    assert!(cases.len() > 50);
    for case in cases {
        let namespace = if case.is_privileged() { "accepted-privileged" } else { "accepted" };
        let releases = ["a", "accepted", &long("accepted")];
        let streams = releases.map(|release| case.render(release, namespace, "kubectl").success());
        let apply = [
            "apply",
            "--server-side",
            "--force-conflicts",
            "--dry-run=server",
            "--validate=strict",
            "-f",
            "-",
        ];
        match kubectl(&apply, &streams.concat()) {
            Ok((_, warnings)) if warnings.lines().all(is_about_other_tests) => {}
            Ok((_, complaint)) | Err(complaint) => complaints.push(format!("{}: {complaint}", case.name)),
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Another test may have applied an object of the same name, which belongs to the whole cluster, in kubectl's other way.
fn is_about_other_tests(warning: &str) -> bool {
    warning.is_empty()
        || warning.contains("failed to migrate kubectl.kubernetes.io/last-applied-configuration")
}
