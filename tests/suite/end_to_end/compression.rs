//! Every compression type that the program knows.

use serde_json::json;

use super::database::{Database, job_named, pod, run_job};
use super::node;
use super::release::Release;
use crate::programs::has_pgbackrest;
use crate::s3::S3;

#[test]
fn every_compression_type_restores() {
    let Some(node) = node("e2e-compression").filter(|_| has_pgbackrest()) else { return };
    let Some(s3) = S3::start(&node) else { return };
    s3.bucket("backups");
    let mut release = Release::new("e2e-compression");
    let values = release.pgbackrest(&s3, "backups");
    release.set(&values);
    let mut rows = 0;
    for (name, level) in [("none", 0), ("gzip", 9), ("bz2", 1), ("lz4", 1), ("zstd", 3)] {
        release.set(&json!({ "pgbackrest": { "compression": { "type": name, "level": level } } }));
        release.apply();
        let before = pod(&node);
        let mut database = Database::start(&before);
        database.sql("CREATE TABLE IF NOT EXISTS t (x int)");
        run_job(&node, "job", &job_named(&node, "openshell-pgbackrest-first-backup")).success();
        run_job(&node, "cronjob", "openshell-pgbackrest-full").success();
        database.sql("INSERT INTO t VALUES (1)");
        rows += 1;
        database.archive();
        database.stop();
        run_job(&node, "job", &release.restore(&["--latest"])).success();
        let after = pod(&node);
        let database = Database::start(&after);
        assert_eq!(database.sql("SELECT count(*) FROM t"), rows.to_string(), "{name}");
        database.stop();
    }
}
