//! The API server takes every object, strictly and without a warning.

use super::kubectl::{kubectl, namespace, restricted_namespace};
use super::{cases, is_available, long};
use crate::examples::{SECRETS, examples, folder};
use crate::support::run_with;

/// Everything that applying does, but the objects.
const APPLY: [&str; 7] =
    ["apply", "--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict", "-f", "-"];

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
        match kubectl(&APPLY, &streams.concat()) {
            Ok((_, warnings)) if warnings.lines().all(is_about_other_tests) => {}
            Ok((_, complaint)) | Err(complaint) => complaints.push(format!("{}: {complaint}", case.name)),
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_example_is_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    restricted_namespace("accepted-examples");
    for example in examples() {
        for release in ["examples", &long("examples")] {
            let args = ["render", release, "-n", "accepted-examples", "-f", &example, "-f", SECRETS];
            let stream = run_with(args, &folder(), b"").success();
            let complaint = match kubectl(&APPLY, &stream) {
                Ok((_, warnings)) => warnings,
                Err(complaint) => complaint,
            };
            assert_eq!(complaint, "", "{example} of {release}");
        }
    }
}

#[test]
fn every_restore_is_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    restricted_namespace("accepted-restores");
    for release in ["examples", &long("examples")] {
        for point in [&["--latest"][..], &["--to", "2026-01-02 03:04:05+00"], &["--dump", "latest"]] {
            let fixed = [
                "restore",
                release,
                "-n",
                "accepted-restores",
                "-f",
                "internal-pgbackrest.yaml",
                "-f",
                SECRETS,
            ];
            let job = run_with([&fixed, point].concat(), &folder(), b"").success();
            let created = kubectl(&["create", "--dry-run=server", "--validate=strict", "-f", "-"], &job);
            assert!(matches!(&created, Ok((_, warnings)) if warnings.is_empty()), "{point:?}: {created:?}");
        }
    }
}

/// Another test may have applied an object of the same name, which belongs to the whole cluster, in kubectl's other way.
fn is_about_other_tests(warning: &str) -> bool {
    warning.is_empty()
        || warning.contains("failed to migrate kubectl.kubernetes.io/last-applied-configuration")
}
