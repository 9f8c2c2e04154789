//! What restarts the server, or runs its first backup again, and what leaves both alone.

use serde_json::Value as Json;

use super::{FULL, SERVER, named};
use crate::support::{documents, render};

fn rendered(values: &str, args: &[&str]) -> Vec<Json> {
    documents(&render(values, args).success())
}

/// The template of the server's pods.
fn template(documents: &[Json]) -> &Json {
    &named(documents, "StatefulSet", "openshell-postgres")["spec"]["template"]
}

/// The first backup with its name, which follows its content.
fn first_backup(documents: &[Json]) -> (&str, &Json) {
    let is_it = |document: &&Json| document["metadata"]["name"].as_str().unwrap().contains("first-backup");
    let job = documents.iter().find(is_it).unwrap();
    (job["metadata"]["name"].as_str().unwrap(), &job["spec"])
}

#[test]
fn another_gateway_leaves_the_database_alone() {
    for args in [
        &["--app-version", "9.9.9"][..],
        &["--set", "image.tag=9.9.9"],
        &["--set", "server.logLevel=debug"],
        &["--set", "replicaCount=3,workload.kind=deployment"],
        &["--set", "podLabels.team=a,podAnnotations.note=b"],
    ] {
        let (before, after) = (rendered(FULL, &[]), rendered(FULL, args));
        assert_ne!(before, after, "{args:?}");
        assert_eq!(template(&before), template(&after), "{args:?}");
        let claims = |documents| {
            named(documents, "StatefulSet", "openshell-postgres")["spec"]["volumeClaimTemplates"].clone()
        };
        assert_eq!(claims(&before), claims(&after), "{args:?}");
        assert_eq!(first_backup(&before), first_backup(&after), "{args:?}");
    }
}

#[test]
fn what_the_server_reads_when_it_starts_restarts_it() {
    let annotation =
        |documents: &[Json], name: &str| template(documents)["metadata"]["annotations"][name].clone();
    let before = rendered(FULL, &[]);
    for (set, changed) in [
        ("postgres.password=other", "checksum/secrets"),
        ("postgres.superuserPassword=other", "checksum/secrets"),
        ("pgbackrest.s3.credentials.secretAccessKey=other", "checksum/secrets"),
        ("pgbackrest.cipher.passphrase=other", "checksum/secrets"),
        ("postgres.parameters.work_mem=5MB", "checksum/config"),
        ("pgbackrest.s3.bucket=other", "checksum/config"),
        ("pgbackrest.stanza=other", "checksum/config"),
        ("postgres.resources.limits.memory=2Gi", "checksum/config"),
    ] {
        let after = rendered(FULL, &["--set", set]);
        for name in ["checksum/secrets", "checksum/config"] {
            assert_eq!(
                annotation(&before, name) != annotation(&after, name),
                name == changed,
                "{set}: {name}"
            );
        }
    }
    assert_eq!(annotation(&before, "checksum/config").as_str().unwrap().len(), 64);
}

#[test]
fn a_new_password_restarts_the_gateway_too() {
    let checksum = |documents: &[Json]| {
        named(documents, "StatefulSet", "openshell")["spec"]["template"]["metadata"]["annotations"]["checksum/db-secret"].clone()
    };
    let before = checksum(&rendered(SERVER, &[]));
    assert_eq!(before.as_str().unwrap().len(), 64);
    assert_ne!(before, checksum(&rendered(SERVER, &["--set", "postgres.password=other"])));
    // The gateway never sees the superuser's.
    assert_eq!(before, checksum(&rendered(SERVER, &["--set", "postgres.superuserPassword=other"])));
}

#[test]
fn schedules_and_dumps_do_not_restart_the_server() {
    let before = rendered(FULL, &[]);
    for set in [
        "backup.enabled=false",
        "backup.retention.count=3",
        "pgbackrest.verify.schedule=",
        "pgbackrest.backup.timeZone=UTC",
    ] {
        let after = rendered(FULL, &["--set", set]);
        assert_ne!(before, after, "{set}");
        assert_eq!(template(&before), template(&after), "{set}");
    }
}
