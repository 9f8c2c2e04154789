//! CloudNativePG: the operator makes a server of what is rendered, the gateway's URL leads to it, and a restore brings back
//! what was in it.

use serde_json::json;

use super::fresh_node;
use super::instance::{Instance, run_job};
use super::operator::Operator;
use super::release::Release;
use crate::cluster::kubectl::kubectl;
use crate::pods::{Finished, Node};
use crate::s3::S3;

/// A release with one server, and a Secret that the gateway's own program makes.
fn release(namespace: &str) -> Release {
    kubectl(&["-n", namespace, "create", "secret", "generic", "openshell-jwt-keys"], "").unwrap();
    Release::new(namespace).with(&json!({
        "server": { "disableTls": true },
        "postgres": {
            "engine": "cloudnative-pg",
            "instances": 1,
            "persistence": { "size": "1Gi", "walSize": "1Gi" },
        },
    }))
}

#[test]
fn the_gateways_url_leads_to_the_server_that_the_operator_makes() {
    let Some(node) = fresh_node("e2e-cloudnative-pg") else { return };
    let Some(mut operator) = Operator::start(&node) else { return };
    let mut release = release("e2e-cloudnative-pg").with(&json!({ "postgres": {
        "tls": { "enabled": true },
        "parameters": { "max_connections": 77, "work_mem": "5MB" },
        "initScripts": { "a.sql": "CREATE ROLE of_a_script" },
    } }));
    release.apply();
    run_job(&node, &mut operator, "openshell-db-1-initdb");
    let mut instance = Instance::start(&node, &mut operator, "openshell-db");

    let with_tls =
        "SELECT current_user, current_database(), ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    assert_eq!(sql(&node, with_tls), "openshell|openshell|t");
    assert_eq!(sql(&node, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"), "f");
    assert_eq!(sql(&node, "SELECT count(*) FROM pg_roles WHERE rolname = 'of_a_script'"), "1");
    assert_eq!(sql(&node, "SHOW max_connections"), "77");
    sql(&node, "CREATE TABLE of_the_gateway (x int)");

    // A password and a parameter change while the server runs.
    release.set(&json!({ "postgres": { "password": "another one", "parameters": { "work_mem": "6MB" } } }));
    release.apply();
    let postgres = &mut instance.postgres;
    postgres.wait_until("the password is another", |_| try_sql(&node, "SELECT 1").status == 0);
    postgres.wait_until("the parameter is another", |_| sql(&node, "SHOW work_mem") == "6MB");
    assert_eq!(sql(&node, "SELECT count(*) FROM of_the_gateway"), "0");
    instance.stop();
}

#[test]
fn a_restore_makes_a_server_with_what_was_there_at_a_moment() {
    let name = "e2e-cloudnative-pg-restore";
    let Some(node) = fresh_node(name) else { return };
    let Some(mut operator) = Operator::start(&node) else { return };
    let Some(s3) = S3::start(&node) else { return };
    let objects = s3.bucket("cloudnative-pg");
    let mut release = release(name);
    let backups = release.pgbackrest(&s3, "cloudnative-pg");
    // The server of the bucket encrypts, or nobody.
    release.set(&backups);
    release.set(&json!({ "pgbackrest": { "cipher": { "enabled": false } } }));
    release.apply();
    run_job(&node, &mut operator, "openshell-db-1-initdb");
    let mut instance = Instance::start(&node, &mut operator, "openshell-db");
    sql(&node, "CREATE TABLE t AS SELECT x, md5(x::text) FROM generate_series(1, 1000) AS x");
    instance.back_up(&mut operator, "openshell-db");
    sql(&node, "INSERT INTO t VALUES (1001, 'kept')");
    let moment = sql(&node, "SELECT now()");
    let expected = sql(&node, SUM);
    sql(&node, "INSERT INTO t VALUES (1002, 'lost'); DROP TABLE IF EXISTS u; CREATE TABLE u AS TABLE t");
    instance.archive();
    instance.stop();
    let backups = |server: &str| {
        objects.join(format!("pgbackrest/{server}/base")).read_dir().map_or(0, std::iter::Iterator::count)
    };
    assert_eq!(backups("main"), 1);

    release.recover(&["--to", &moment]);
    run_job(&node, &mut operator, "openshell-db-r2-1-full-recovery");
    let restored = Instance::start(&node, &mut operator, "openshell-db-r2");
    release.set(&json!({
        "postgres": { "clusterName": "openshell-db-r2" },
        "pgbackrest": { "stanza": "main-r2" },
    }));
    release.apply();
    assert_eq!(sql(&node, SUM), expected);
    assert_eq!(sql(&node, "SELECT to_regclass('u')"), "");
    // It archives under a name of its own, and leaves the old one's backups alone.
    sql(&node, "INSERT INTO t VALUES (1003, 'new')");
    restored.back_up(&mut operator, "openshell-db-r2");
    assert_eq!((backups("main"), backups("main-r2")), (1, 1));
    restored.stop();
}

const SUM: &str = "SELECT md5(string_agg(t::text, '|' ORDER BY x)) FROM t";

/// What a statement gives in the gateway's container, with the URL that it is told.
#[track_caller]
fn sql(node: &Node, statement: &str) -> String {
    try_sql(node, statement).success().trim().to_owned()
}

fn try_sql(node: &Node, statement: &str) -> Finished {
    let psql = "exec psql -X -q -A -t -v ON_ERROR_STOP=1 \"$OPENSHELL_DB_URL\"";
    let pod = node.pod("deployment", "openshell");
    pod.container("openshell-gateway").exec(&["sh", "-c", psql], statement)
}
