//! When lint fails.

use std::path::Path;

use super::lint;
use crate::support::{run, run_with};

#[test]
fn the_mildest_severity_that_fails_can_be_chosen() {
    // A warning and a note.
    for (values, args, status) in [
        ("", &[][..], 0),
        ("", &["--fail-on", "error"], 0),
        ("", &["--fail-on", "warning"], 1),
        ("", &["--fail-on", "note"], 1),
        ("", &["--fail-on", "warning", "--ignore", "OSD-1001"], 0),
        ("", &["--fail-on", "note", "--ignore", "OSD-1001"], 1),
        ("", &["--fail-on", "note", "--ignore", "OSD-1001,OSD-1008"], 0),
        ("lint: {failOn: warning}", &[], 1),
        ("lint: {failOn: note}", &["--ignore", "OSD-1001"], 1),
        ("lint: {failOn: note}", &["--fail-on", "error"], 0),
        ("replicas: 1", &[], 1),
        ("replicas: 1", &["--ignore", "OSD-0201"], 1),
    ] {
        let run = lint(values, args);
        assert_eq!(run.status, Some(status), "{values} {args:?}: {}", run.stdout);
        assert_eq!(run.stderr, "", "{values} {args:?}");
    }
}

#[test]
fn what_render_refuses_is_an_error_in_every_format() {
    for format in ["human", "json", "sarif", "github", "junit"] {
        let run = lint("service:\n  prt: 1\n", &["--format", format]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""), "{format}");
        assert!(
            run.stdout.contains("OSD-0201") && run.stdout.contains("service.prt"),
            "{format}: {}",
            run.stdout
        );
    }
    let missing = run(["lint", "-f", "missing.yaml"]);
    assert_eq!(missing.status, Some(1));
    assert!(missing.stdout.starts_with("error[OSD-0001]"), "{}", missing.stdout);
}

#[test]
fn a_release_with_nothing_to_say_about_is_told_so() {
    let values = "resources: {requests: {cpu: 1}}";
    let clean = lint(values, &["--ignore", "OSD-1008"]);
    assert_eq!((clean.status, clean.stdout.as_str()), (Some(0), "nothing found\n"));
}

#[test]
fn name_and_namespace_are_those_of_render() {
    let args = ["lint", "prod", "-n", "Bad_Namespace", "-f", "-"];
    let run = run_with(args, Path::new("."), b"{}");
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.contains("the namespace `Bad_Namespace` is not valid"), "{}", run.stdout);
}
