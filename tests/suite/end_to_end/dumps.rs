//! Dumps: made, kept, and restored.

use std::process::Command;

use serde_json::json;

use super::database::{Database, pod, run_job};
use super::node;
use super::release::Release;
use crate::external::available;
use crate::pods::Node;
use crate::s3::S3;

/// Tables with types that dumps could get wrong.
const TABLES: &str = "CREATE EXTENSION pgcrypto; COMMENT ON EXTENSION pgcrypto IS 'of a superuser';
    CREATE TABLE t AS SELECT x, md5(x::text) AS y, x / 7.0 AS z FROM generate_series(1, 5000) AS x;
    ALTER TABLE t ADD PRIMARY KEY (x);
    CREATE TABLE u (x bytea, y timestamptz, z jsonb);
    INSERT INTO u VALUES ('\\x00ff', '2026-01-02 03:04:05+00', '{\"é\": [1, null]}'), (NULL, 'infinity', 'null');
    ALTER TABLE t OWNER TO openshell; ALTER TABLE u OWNER TO openshell;";
const SUM: &str = "SELECT md5((SELECT string_agg(t::text, '|' ORDER BY x) FROM t) || (SELECT string_agg(u::text, '|' ORDER BY y) FROM u))";

#[test]
fn a_dump_on_a_volume_brings_the_same_data_back() {
    let Some(node) = node("e2e-dumps") else { return };
    let release = Release::new("e2e-dumps")
        .with(&json!({ "backup": { "enabled": true, "retention": { "count": 1 } } }));
    dump_drop_and_restore(&node, &release);
    let kept = std::fs::read_dir(node.claim("openshell-backup")).unwrap();
    let names: Vec<_> = kept.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let sets = names.iter().filter(|name| name.ends_with('Z')).count();
    assert_eq!(sets, 1, "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with(".partial")), "{names:?}");
}

#[test]
fn a_dump_in_a_bucket_brings_the_same_data_back() {
    let Some(node) = node("e2e-dumps-s3") else { return };
    if !available("rclone", Command::new("rclone").arg("version").output().is_ok()) {
        return;
    }
    let Some(s3) = S3::start(&node) else { return };
    let objects = s3.bucket("dumps");
    let release = Release::new("e2e-dumps-s3");
    let values = release.dumps(&s3, "dumps");
    dump_drop_and_restore(&node, &release.with(&values));
    assert!(objects.join("e2e-dumps-s3/openshell").read_dir().unwrap().count() >= 2);
}

/// Two dumps, of which the newest must come back.
fn dump_drop_and_restore(node: &Node, release: &Release) {
    release.apply();
    let pod = pod(node);
    let database = Database::start(&pod);
    run_job(node, "cronjob", "openshell-backup").success();
    database.sql(TABLES);
    let expected = database.sql(SUM);
    std::thread::sleep(std::time::Duration::from_secs(1)); // dumps are named by the second
    run_job(node, "cronjob", "openshell-backup").success();
    // What came later may depend on what the dump replaces.
    database.sql("DROP TABLE u; DELETE FROM t WHERE x > 10; CREATE TABLE later (x int REFERENCES t)");
    database.sql("ALTER TABLE later OWNER TO openshell");
    run_job(node, "job", &release.restore(&["--dump", "latest"])).success();
    assert_eq!(database.sql(SUM), expected);
    assert_eq!(database.sql("SELECT to_regclass('later')"), "");
    database.stop();
}
