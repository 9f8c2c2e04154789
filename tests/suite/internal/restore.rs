//! `restore`: the Job, what to do with it, and what is refused.

use std::path::Path;

use serde_json::Value as Json;

use super::FULL;
use crate::support::{KEY, Run, documents, run_with};

/// Runs `restore` on values.
fn restore(values: &str, args: &[&str]) -> Run {
    let preset =
        format!("agentSandbox.preflight.enabled=false,server.credentialStorage.keyEncryptionKey={KEY}");
    let fixed = ["restore", "-f", "-", "--set", &preset];
    run_with(fixed.iter().chain(args), Path::new("."), values.as_bytes())
}

/// The Job and the runbook.
fn job(args: &[&str]) -> (Json, String) {
    let run = restore(FULL, args);
    let runbook = run.stderr.clone();
    let mut documents = documents(&run.success());
    assert_eq!(documents.len(), 1);
    (documents.remove(0), runbook)
}

/// The environment of the Job's container, as `NAME=value`.
fn env(job: &Json) -> Vec<String> {
    let container = &job["spec"]["template"]["spec"]["containers"][0];
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let env = container["env"].as_array().unwrap().iter();
    env.map(|variable| text(&variable["name"]) + "=" + &text(&variable["value"])).collect()
}

#[test]
fn the_job_does_what_is_asked_for() {
    for (args, expected) in [
        (&["--latest"][..], &["RESTORE_TYPE=default"][..]),
        (
            &["--immediate", "--backup", "20260102-020000F"],
            &["RESTORE_TYPE=immediate", "RESTORE_SET=20260102-020000F"],
        ),
        (
            // The same moment everywhere, and in seconds, by which the Job refuses one that has not come yet.
            &["--to", "2026-01-02 03:04:05+02", "--timeline", "3"],
            &[
                "RESTORE_TYPE=time",
                "RESTORE_TARGET=2026-01-02 01:04:05+00",
                "RESTORE_TARGET_EPOCH=1767315845",
                "RESTORE_TIMELINE=3",
            ],
        ),
        (&["--dump", "20260102T023000Z"], &["DUMP=20260102T023000Z"]),
        (&["--dump", "latest"], &["DUMP=latest"]),
    ] {
        let (job, runbook) = job(args);
        for variable in expected {
            let env = env(&job);
            assert!(env.iter().any(|found| found == variable), "{args:?}: {variable}: {env:?}");
        }
        assert_eq!(job["kind"], "Job");
        assert_eq!(job["spec"]["backoffLimit"], 0, "a restore that failed is not tried again blindly");
        let name = job["metadata"]["name"].as_str().unwrap();
        assert!(runbook.contains(&format!("job/{name} ")), "{name}: {runbook}");
        let text = format!("{job}{runbook}");
        assert!(!text.contains("s3cr3t"), "{text}");
    }
}

#[test]
fn the_runbook_stops_and_starts_what_is_there() {
    let (_, physical) = job(&["--latest", "prod", "-n", "team-a"]);
    let (_, dump) = job(&["--dump", "latest", "prod", "-n", "team-a"]);
    let stop = "kubectl -n team-a scale statefulset/prod-openshell-postgres --replicas 0";
    assert!(physical.contains(stop) && !dump.contains(stop), "{physical}\n{dump}");
    for runbook in [physical, dump] {
        assert!(
            runbook.contains("kubectl -n team-a scale statefulset/prod-openshell --replicas 1"),
            "{runbook}"
        );
    }
}

#[test]
fn names_stay_valid_for_long_releases() {
    let release = "r".repeat(53);
    for point in [&["--latest"][..], &["--dump", "latest"]] {
        let (job, runbook) = job(&[point, &[release.as_str()]].concat());
        assert!(job["metadata"]["name"].as_str().unwrap().len() <= 63, "{job}");
        let made = runbook.split_once("create job ").map_or("", |(_, rest)| rest.split(' ').next().unwrap());
        assert!(made.len() <= 63, "{made}");
    }
}

#[test]
fn points_that_are_none() {
    for (args, words) in [
        (&["--to", "2026-01-02 03:04:05"][..], &["without an offset from UTC", "03:04:05+00`"][..]),
        (&["--to", "yesterday"], &["`--to` is `yesterday`", "no time"]),
        (&["--to", "2026-02-30 03:04:05+00"], &["never comes"]),
        (&["--latest", "--backup", "main"], &["`--backup` is `main`", "20260102-020000F"]),
        (&["--dump", "../etc"], &["`--dump` is `../etc`", "`latest`"]),
    ] {
        let report = restore(FULL, args).refusal();
        assert!(words.iter().all(|word| report.contains(word)), "{args:?}: {report}");
    }
    for args in [
        &[][..],
        &["--latest", "--immediate"],
        &["--dump", "latest", "--timeline", "2"],
        &["--latest", "--timeline", "0"],
    ] {
        let run = restore(FULL, args);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn releases_without_what_is_restored() {
    let off = |part: &str| format!("--set={part}.enabled=false");
    for (values, args, words) in [
        ("{}", &["--latest"][..], &["no PostgreSQL server of its own"][..]),
        ("server: {externalDbSecret: db}", &["--dump", "latest"], &["no PostgreSQL server of its own"]),
        (FULL, &["--latest", &off("pgbackrest")], &["`pgbackrest.enabled` is false", "`--dump`"]),
        (FULL, &["--dump", "latest", &off("backup")], &["`backup.enabled` is false", "`--latest`"]),
        ("postgres: {enabled: true, host: h, password: s3cr3t}", &["--latest"], &["`postgres.host`"]),
    ] {
        let report = restore(values, args).refusal();
        assert!(words.iter().all(|word| report.contains(word)), "{args:?}: {report}");
        assert!(!report.contains("s3cr3t"), "{report}");
    }
}
