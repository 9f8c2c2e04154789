//! Backups and restores that are killed: the next one succeeds.

use super::database::{Database, data_directory, job_named, pod, run_job};
use super::node;
use super::release::Release;
use crate::pods::Node;
use crate::programs::has_pgbackrest;
use crate::s3::S3;

#[test]
fn what_is_killed_succeeds_the_next_time() {
    let Some(node) = node("e2e-killed").filter(|_| has_pgbackrest()) else { return };
    let Some(s3) = S3::start(&node) else { return };
    s3.bucket("backups");
    let release = Release::new("e2e-killed");
    let values = release.pgbackrest(&s3, "backups");
    let release = release.with(&values);
    release.apply();
    let first = pod(&node);
    let mut database = Database::start(&first);
    run_job(&node, "job", &job_named(&node, "openshell-pgbackrest-first-backup")).success();
    // Large enough to be in the middle of it for a while.
    database.sql(
        "CREATE TABLE t AS SELECT x, repeat(md5(x::text), 20) AS y FROM generate_series(1, 200000) AS x",
    );
    let sum = "SELECT md5(string_agg(t::text, '' ORDER BY x)) FROM t";
    let expected = database.sql(sum);

    kill(&node, ("cronjob", "openshell-pgbackrest-full"), "backup begin");
    let made = run_job(&node, "cronjob", "openshell-pgbackrest-full").success();
    assert!(made.contains("backup command end: completed successfully"), "{made}");
    database.archive();
    database.stop();

    std::fs::remove_dir_all(data_directory(&node).join("base")).unwrap();
    let restore = release.restore(&["--latest"]);
    kill(&node, ("job", &restore), "restore backup set");
    let refused = pod(&node).container("prepare").run().failure();
    assert!(refused.contains("a restore of this volume has begun and not ended"), "{refused}");
    run_job(&node, "job", &restore).success();
    let second = pod(&node);
    let database = Database::start(&second);
    assert_eq!(database.sql(sum), expected);
    database.stop();
}

/// Kills a job's container once its log holds some words.
#[track_caller]
fn kill(node: &Node, (kind, name): (&str, &str), words: &str) {
    let pod = node.pod(kind, name);
    pod.initialize();
    let mut running = pod.container("pgbackrest").start();
    running.wait_until("it is in the middle of it", |running| running.log().contains(words));
    running.signal("KILL");
    assert_eq!(running.wait(), 137, "it ended before it was killed:\n{}", running.log());
}
