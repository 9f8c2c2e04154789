//! Settings of a server that are refused.

use super::{FULL, SERVER, assert_refused, with};
use crate::support::render;

#[test]
fn settings_of_servers_elsewhere() {
    let wants_tls = ["`postgres.sslmode` asks for TLS", "`postgres.tls.enabled: true`"];
    for (setting, words) in [
        (
            r#"postgres.host="db""#,
            &["`postgres.host`", "`postgres.mode: external`", "remove `postgres.host`"][..],
        ),
        ("postgres.port=6432", &["`postgres.port`", "5432"]),
        (r#"postgres.sslmode="require""#, &wants_tls),
        (r#"postgres.sslmode="verify-full""#, &wants_tls),
    ] {
        assert_refused(SERVER, &[setting], words);
    }
    assert_eq!(with(FULL, &[r#"postgres.sslmode="verify-full""#]).status, Some(0));
}

#[test]
fn names_of_role_and_database() {
    let long = format!(r#"postgres.username="{}""#, "ü".repeat(32));
    for (setting, words) in [
        (r#"postgres.username="postgres""#, &["`postgres.username` is `postgres`", "another name"][..]),
        (r#"postgres.username="pg_app""#, &["`postgres.username` is `pg_app`", "another name"]),
        (&long, &["`postgres.username` has 64 bytes", "after 63", "shorter"]),
        (r#"postgres.username="a\nb""#, &["`postgres.username`", "line break"]),
        ("postgres.username=null", &["`postgres.username` is missing", "openshell"]),
        (r#"postgres.database="template1""#, &["`postgres.database` is `template1`", "another name"]),
        (r#"postgres.database="postgres""#, &["`postgres.database` is `postgres`"]),
    ] {
        assert_refused(SERVER, &[setting], words);
    }
    let run = with(SERVER, &[r#"postgres.username="a,b""#]);
    assert!(run.stderr.starts_with("warning") && run.stderr.contains("comma"), "{}", run.stderr);
}

#[test]
fn passwords() {
    let missing = ["init --mode internal", "`postgres.existingSecret.name`"];
    assert_refused(
        SERVER,
        &["postgres.password=null"],
        &[&["`openshell` is missing"], &missing[..]].concat(),
    );
    assert_refused(
        SERVER,
        &["postgres.superuserPassword=null"],
        &[&["`postgres` is missing"], &missing[..]].concat(),
    );
    let line_break = r#"postgres.password="s3cr3t\nmore""#;
    assert_refused(SERVER, &[line_break], &["`postgres.password` holds a line break", "`|-`"]);
    let both = [r#"postgres.existingSecret={"name": "db"}"#, "postgres.superuserPassword=null"];
    assert_refused(SERVER, &both, &["`postgres.password` is set", "remove `postgres.password`"]);
    assert_refused(
        "postgres: {enabled: true, existingSecret: {name: No_Secret}}",
        &[],
        &["`postgres.existingSecret.name` is `No_Secret`"],
    );
}

#[test]
fn all_errors_come_in_one_run() {
    let values = "\
postgres: {enabled: true, host: h, username: pg_x, database: template0, superuserPassword: s3cr3t, image: {tag: edge},
  persistence: {size: 0}, initScripts: {x: SELECT 1}, parameters: {prot: 1}, resources: {limits: {memory: 1Mi}}}
backup: {enabled: true, schedule: never, persistence: {size: a}}
pgbackrest: {enabled: true, stanza: a/b, cipher: {enabled: true}}
";
    let report = render(values, &[]).refusal();
    for path in [
        "postgres.host",
        "postgres.username",
        "postgres.database",
        "the password of the role `pg_x` is missing",
        "majorVersion",
        "postgres.persistence.size",
        "no name of a script",
        "backup.schedule",
        "backup.persistence.size",
        "pgbackrest.stanza",
        "pgbackrest.cipher.passphrase",
        "pgBackRest has no repository",
        "pgBackRest has no certificates",
    ] {
        assert!(report.contains(path), "{path}: {report}");
    }
    assert!(!report.contains("s3cr3t"), "{report}");
}
