//! The stand-in for the official image's entry point.

use serde_json::json;

use super::{deployment, node_with, secret};
use crate::programs::has_postgres;

#[test]
fn the_entry_point_makes_and_starts_a_database() {
    if !has_postgres() {
        return;
    }
    let mut scripts = json!({ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "scripts" } });
    scripts["data"] = json!({
        "1-run.sh": "#!/bin/sh\npsql -U postgres -c 'CREATE TABLE run AS SELECT 1 AS one'\n",
        "2-sql.sql": "INSERT INTO run VALUES (2);\n",
    });
    let volumes = json!([
        { "name": "data", "persistentVolumeClaim": { "claimName": "data" } },
        { "name": "secret", "secret": { "secretName": "password", "defaultMode": 0o440 } },
        { "name": "scripts", "configMap": { "name": "scripts", "defaultMode": 0o555 } },
        { "name": "socket", "emptyDir": {} },
    ]);
    let container = json!({
        "args": ["postgres", "-c", "fsync=off"],
        "env": [
            { "name": "PGDATA", "value": "/pgdata/15/data" },
            { "name": "POSTGRES_INITDB_WALDIR", "value": "/pgdata/15/wal folder" },
            { "name": "POSTGRES_PASSWORD_FILE", "value": "/run/secrets/password/key" },
            { "name": "POSTGRES_INITDB_ARGS", "value": "--auth-local=peer --auth-host=scram-sha-256" },
        ],
        "volumeMounts": [
            { "name": "data", "mountPath": "/pgdata" }, { "name": "secret", "mountPath": "/run/secrets/password" },
            { "name": "scripts", "mountPath": "/docker-entrypoint-initdb.d" },
            { "name": "socket", "mountPath": "/var/run/postgresql" },
        ],
    });
    let mut object = deployment("database", &volumes, &container);
    object["spec"]["template"]["spec"]["securityContext"]["fsGroupChangePolicy"] = json!("OnRootMismatch");
    let objects = [secret("password", "key", "pass word$'\n"), scripts, object];
    let Some(node) = node_with("runner-database", &objects) else { return };
    for start in ["first", "second"] {
        let pod = node.pod("deployment", "database");
        let main = pod.container("main");
        let mut running = main.start();
        running.wait_until("it accepts connections", |_| {
            main.exec(&["pg_isready", "-q", "-h", "127.0.0.1"], "").status == 0
        });
        let query = |password: &str| {
            let login =
                "export PGPASSWORD; read -r PGPASSWORD; exec psql -h 127.0.0.1 -U postgres -Atc 'TABLE run'";
            main.exec(&["sh", "-c", login], password)
        };
        assert_eq!(query("pass word$'\n").success(), "1\n2\n", "{start} start");
        assert!(query("wrong\n").failure().contains("password authentication failed"));
        running.signal("INT");
        assert_eq!(running.wait(), 0);
        let initialised = running.log().contains("running /docker-entrypoint-initdb.d/1-run.sh");
        assert_eq!(initialised, start == "first", "{}", running.log());
    }
}
