//! The repository is out of reach for a while.

use super::database::{Database, job_named, pod, run_job};
use super::node;
use super::release::Release;
use crate::programs::has_pgbackrest;
use crate::s3::S3;

#[test]
fn the_database_serves_without_its_repository_and_nothing_is_lost() {
    let Some(node) = node("e2e-outage").filter(|_| has_pgbackrest()) else { return };
    let Some(mut s3) = S3::start(&node) else { return };
    s3.bucket("backups");
    let release = Release::new("e2e-outage");
    let values = release.pgbackrest(&s3, "backups");
    let release = release.with(&values);
    release.apply();
    let first = pod(&node);
    let mut database = Database::start(&first);
    database.sql("CREATE TABLE t (x int)");
    run_job(&node, "job", &job_named(&node, "openshell-pgbackrest-first-backup")).success();

    let started = database.sql("SELECT pg_postmaster_start_time()");
    s3.stop();
    for x in 0..5 {
        database.sql(&format!("INSERT INTO t VALUES ({x}); SELECT pg_switch_wal()"));
    }
    database
        .postgres
        .wait_until("archiving fails", |running| running.log().contains("archive command failed"));
    assert_eq!(first.container("postgres").probe("livenessProbe").status, 0);
    database.sql("INSERT INTO t VALUES (5)");
    s3.resume();
    database.archive();
    assert_eq!(database.sql("SELECT pg_postmaster_start_time()"), started, "the server restarted itself");
    database.stop();

    run_job(&node, "job", &release.restore(&["--latest"])).success();
    let second = pod(&node);
    let database = Database::start(&second);
    assert_eq!(database.sql("SELECT string_agg(x::text, ' ' ORDER BY x) FROM t"), "0 1 2 3 4 5");
    database.stop();
}
