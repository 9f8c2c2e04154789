//! A database without backups: first start, logins, probes, configuration, rotation of passwords.

use serde_json::json;

use super::database::{Database, pod};
use super::node;
use super::release::Release;
use crate::programs::postgres_major;

/// Names and passwords that shells, SQL, URLs and Kubernetes would take apart.
const ROLE: &str = "we\"ird 'rôle $(HOME) %s";
const DATABASE: &str = "däta \"base\" %d $HOME";
const PASSWORD: &str = "p'a\"ss\\w%41 $(HOME)$é ";

#[test]
fn the_role_logs_in_and_nobody_else_does() {
    let Some(node) = node("e2e-first-start") else { return };
    let release = Release::new("e2e-first-start").with(&json!({ "postgres": {
        "username": ROLE, "database": DATABASE, "password": PASSWORD, "superuserPassword": "super 'secret",
        "parameters": { "log_statement": "all", "max_connections": 37 },
        "resources": { "limits": { "memory": "512Mi" } },
        "initScripts": { "10-table.sql": "CREATE TABLE made_once ();", "20-shell.sh": "docker_process_sql_ran=yes" },
    } }));
    release.apply();
    let pod = pod(&node);
    let stopped = pod.container("postgres");
    assert_eq!(stopped.probe("livenessProbe").status, 1, "nothing runs yet");
    let database = Database::start(&pod);
    for probe in ["startupProbe", "livenessProbe", "readinessProbe"] {
        assert_eq!(pod.container("postgres").probe(probe).status, 0, "{probe}");
    }

    let url = release.secret("openshell-db-url", "db-url");
    let who = "SELECT current_user || '|' || current_database() || '|' || (SELECT rolsuper FROM pg_roles WHERE rolname = current_user);";
    assert_eq!(database.sql_at(&url, who).success().trim(), format!("{ROLE}|{DATABASE}|false"));
    database.sql_at(&url, "CREATE TABLE mine (x int);").success();
    let (_, after) = url.split_once('@').unwrap();
    for login in ["x:wrong", "postgres:super%20%27secret"] {
        database.sql_at(&format!("postgresql://{login}@{after}"), "SELECT 1;").failure();
    }
    let superuser =
        database.sql_at(&format!("postgresql://postgres:super%20%27secret@{after}"), "").failure();
    assert!(superuser.contains("pg_hba.conf"), "{superuser}");

    let settings = "SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN \
        ('data_checksums', 'max_connections', 'shared_buffers', 'password_encryption', 'archive_mode')";
    let psql = ["psql", "-X", "-A", "-t", "-U", "postgres", "-c", settings];
    assert_eq!(
        pod.container("postgres").exec(&psql, "").success().trim(),
        "archive_mode=off data_checksums=on max_connections=37 password_encryption=scram-sha-256 shared_buffers=16384"
    );
    let made = ["psql", "-X", "-A", "-t", "-U", "postgres", "-c", "SELECT to_regclass('made_once')"];
    assert_eq!(pod.container("postgres").exec(&made, "").success().trim(), "made_once");
    for log in [database.postgres.log(), database.maintenance.log()] {
        assert!(!log.contains("ss\\w") && !log.contains("super 'secret"), "{log}");
    }
    database.stop();
}

#[test]
fn a_changed_password_reaches_the_data_that_is_there() {
    let Some(node) = node("e2e-rotation") else { return };
    let mut release = Release::new("e2e-rotation").with(&json!({ "postgres": { "password": "old" } }));
    release.apply();
    let first = pod(&node);
    let database = Database::start(&first);
    let old = release.secret("openshell-db-url", "db-url");
    database.sql_at(&old, "CREATE TABLE kept AS SELECT 42 AS x;").success();
    let before = release.pod_annotation("checksum/secrets");
    database.stop();

    release.set(&json!({ "postgres": { "password": "new" } }));
    release.apply();
    assert_ne!(release.pod_annotation("checksum/secrets"), before, "the pod would not be made anew");
    let second = pod(&node);
    let database = Database::start(&second);
    let new = release.secret("openshell-db-url", "db-url");
    assert_eq!(database.sql_at(&new, "SELECT x FROM kept;").success().trim(), "42");
    let refused = database.sql_at(&old, "SELECT 1;").failure();
    assert!(refused.contains("password authentication failed"), "{refused}");
    database.stop();
}

#[test]
fn a_first_start_that_was_cut_off_is_never_taken_for_complete() {
    let Some(node) = node("e2e-cut-off") else { return };
    let script = |text: &str| json!({ "postgres": { "initScripts": { "50-mine.sql": text } } });
    let mut release = Release::new("e2e-cut-off").with(&script("CREATE TABLE mine (); SELECT 1 / 0;"));
    release.apply();
    let broken = pod(&node);
    broken.initialize();
    // The kubelet starts the container again, without the init containers.
    for _ in 0..2 {
        let mut postgres = broken.container("postgres").start();
        assert_ne!(postgres.wait(), 0);
        assert!(postgres.log().contains("division by zero"), "{}", postgres.log());
    }
    release.set(&script("CREATE TABLE mine ();"));
    release.apply();
    let corrected = pod(&node);
    let database = Database::start(&corrected);
    let made = ["psql", "-X", "-A", "-t", "-U", "postgres", "-c", "SELECT to_regclass('mine')"];
    assert_eq!(corrected.container("postgres").exec(&made, "").success().trim(), "mine");
    database.sql("CREATE TABLE kept ()");
    database.stop();
    let again = pod(&node);
    let database = Database::start(&again);
    assert_eq!(database.sql("SELECT to_regclass('kept')"), "kept");
    database.stop();
}

#[test]
fn data_of_another_major_version_is_not_hidden_behind_an_empty_database() {
    let Some(node) = node("e2e-major") else { return };
    let release = Release::new("e2e-major");
    release.apply();
    let older = postgres_major().parse::<u16>().unwrap() - 1;
    let data = node.claim("data-openshell-postgres-0").join(format!("{older}/data"));
    std::fs::create_dir_all(&data).unwrap();
    std::fs::write(data.join("PG_VERSION"), format!("{older}\n")).unwrap();
    let refused = pod(&node).container("prepare").run().failure();
    assert!(
        refused.contains(&format!("holds the data of PostgreSQL {older}"))
            && refused.contains(&format!("postgres.upgradeFrom={older}")),
        "{refused}"
    );
    release.with(&json!({ "postgres": { "upgradeFrom": older } })).apply();
    pod(&node).container("prepare").run().success();
}
