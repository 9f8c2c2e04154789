//! Restores by pgBackRest: to a time, and to the latest state.

use std::fs;

use serde_json::json;

use super::database::{Database, data_directory, job_named, pod, run_job};
use super::node;
use super::release::Release;
use crate::pods::Node;
use crate::programs::has_pgbackrest;
use crate::s3::S3;

#[test]
fn the_database_comes_back_as_it_was_at_a_time() {
    from_s3("e2e-restore", "");
}

#[test]
fn so_it_does_with_a_volume_for_the_write_ahead_log() {
    from_s3("e2e-restore-wal", "1Gi");
}

#[test]
fn so_it_does_from_a_repository_on_a_volume() {
    let Some(node) = node("e2e-restore-posix").filter(|_| has_pgbackrest()) else { return };
    let values = json!({ "pgbackrest": { "enabled": true, "posix": { "enabled": true } } });
    to_a_time_and_to_the_end(&node, &Release::new("e2e-restore-posix").with(&values), "");
}

fn from_s3(namespace: &str, wal_size: &str) {
    let Some(node) = node(namespace).filter(|_| has_pgbackrest()) else { return };
    let Some(s3) = S3::start(&node) else { return };
    s3.bucket("backups");
    let release =
        Release::new(namespace).with(&json!({ "postgres": { "persistence": { "walSize": wal_size } } }));
    let values = release.pgbackrest(&s3, "backups");
    to_a_time_and_to_the_end(&node, &release.with(&values), wal_size);
}

fn to_a_time_and_to_the_end(node: &Node, release: &Release, wal_size: &str) {
    release.apply();
    let data = data_directory(node);

    let first = pod(node);
    let mut database = Database::start(&first);
    database.sql("CREATE TABLE t (x int); INSERT INTO t VALUES (1)");
    run_job(node, "job", &job_named(node, "openshell-pgbackrest-first-backup")).success();
    database.sql("INSERT INTO t VALUES (2)");
    run_job(node, "cronjob", "openshell-pgbackrest-incr").success();
    database.sql("INSERT INTO t VALUES (3)");
    let time =
        database.sql("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00')");
    database.sql("SELECT pg_sleep(0.1); INSERT INTO t VALUES (4)");
    database.archive();

    let restore = release.restore(&["--to", &time]);
    let refused = run_job(node, "job", &restore).failure();
    assert!(refused.contains("is running"), "{refused}");
    let blind = node.pod("job", &restore);
    blind.initialize();
    let script = "DATABASE_HOST=192.0.2.1 exec /scripts/restore.sh";
    let refused = blind.container("pgbackrest").exec(&["sh", "-c", script], "").failure();
    assert!(refused.contains("a database is running on this volume"), "{refused}");
    database.stop();
    fs::remove_dir_all(&data).unwrap();
    let refused = first.container("prepare").run().failure();
    assert!(refused.contains("the volume is empty, but the repository holds backups"), "{refused}");
    run_job(node, "job", &restore).success();

    let second = pod(node);
    let mut database = Database::start(&second);
    assert_eq!(database.sql("SELECT string_agg(x::text, ' ' ORDER BY x) FROM t"), "1 2 3");
    database.sql("INSERT INTO t VALUES (5)");
    run_job(node, "cronjob", "openshell-pgbackrest-full").success();
    database.sql("INSERT INTO t VALUES (6)");
    database.archive();
    database.stop();

    // The data is destroyed in another way: what is left does not fit together.
    fs::remove_file(data.join("global/pg_control")).unwrap();
    fs::remove_dir_all(data.join("base")).unwrap();
    run_job(node, "job", &release.restore(&["--latest"])).success();
    let third = pod(node);
    let database = Database::start(&third);
    assert_eq!(database.sql("SELECT string_agg(x::text, ' ' ORDER BY x) FROM t"), "1 2 3 5 6");
    let wal = fs::symlink_metadata(data.join("pg_wal")).unwrap();
    assert_eq!(wal.is_symlink(), !wal_size.is_empty());
    database.stop();
}
