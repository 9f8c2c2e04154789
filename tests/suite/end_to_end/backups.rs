//! Backups by pgBackRest, and the proof that they are good.

use super::database::{Database, job_named, pod, run_job};
use super::node;
use super::release::Release;
use crate::programs::has_pgbackrest;
use crate::s3::S3;

#[test]
fn backups_are_made_checked_and_a_damaged_one_is_found() {
    let Some(node) = node("e2e-backups").filter(|_| has_pgbackrest()) else { return };
    let Some(s3) = S3::start(&node) else { return };
    let objects = s3.bucket("backups");
    let release = Release::new("e2e-backups");
    let values = release.pgbackrest(&s3, "backups");
    let release = release.with(&values);
    release.apply();
    let pod = pod(&node);
    let mut database = Database::start(&pod);
    database.sql("CREATE TABLE t AS SELECT generate_series(1, 1000) AS x");

    let first = job_named(&node, "openshell-pgbackrest-first-backup");
    let made = run_job(&node, "job", &first).success();
    assert!(made.contains("full backup"), "{made}");
    let again = run_job(&node, "job", &first).success();
    assert!(again.contains("already holds a backup"), "{again}");
    database.sql("INSERT INTO t SELECT generate_series(1001, 2000)");
    let incremental = run_job(&node, "cronjob", "openshell-pgbackrest-incr").success();
    assert!(incremental.contains("incr backup size"), "{incremental}");
    database.archive();

    run_job(&node, "cronjob", "openshell-pgbackrest-verify").success();
    let tested = run_job(&node, "cronjob", "openshell-pgbackrest-restore-test").success();
    assert!(tested.contains("restore-test: passed"), "{tested}");
    for secret in [release.secret("openshell-pgbackrest", "repo1-cipher-pass"), crate::s3::SECRET_KEY.into()]
    {
        for text in [&made, &incremental, &tested, &database.postgres.log(), &database.maintenance.log()] {
            assert!(!text.contains(&secret), "a secret is in a log");
        }
    }

    damage(&objects.join("pgbackrest/backup/main"));
    let found = run_job(&node, "cronjob", "openshell-pgbackrest-verify").failure();
    assert!(found.contains("verify: FAILED"), "{found}");
    database.stop();
}

/// Changes one byte of the largest file below a folder.
fn damage(folder: &std::path::Path) {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    let bundle = files.iter().max_by_key(|path| path.metadata().unwrap().len()).unwrap();
    let mut bytes = std::fs::read(bundle).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(bundle, bytes).unwrap();
}
