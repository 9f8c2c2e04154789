//! Image, volumes, memory, parameters and scripts of a server that are refused.

use super::{SERVER, assert_refused, with};

#[test]
fn images() {
    let wrong_major = ["13 to 18", "`postgres.majorVersion`"];
    for (setting, words) in [
        (
            r#"postgres.image.tag="latest""#,
            &["the tag `latest` does not begin with it", "`postgres.majorVersion`"][..],
        ),
        (r#"postgres.image.tag="12.22""#, &[&["PostgreSQL 12"], &wrong_major[..]].concat()),
        (r#"postgres.image.tag="19beta1""#, &[&["PostgreSQL 19"], &wrong_major[..]].concat()),
        ("postgres.majorVersion=12", &["`postgres.majorVersion` is 12"]),
        (
            r#"postgres.image.digest="sha256:123""#,
            &["`postgres.image.digest` is `sha256:123`", "64 hexadecimal"],
        ),
        (r#"postgres.image.repository="""#, &["`postgres.image.repository` is missing"]),
        ("postgres.upgradeFrom=18", &["`postgres.upgradeFrom`"]),
    ] {
        assert_refused(SERVER, &[setting], words);
    }
    let digest = format!(r#"postgres.image={{"tag": "", "digest": "sha256:{}"}}"#, "a".repeat(64));
    assert_refused(SERVER, &[&digest], &["there is no tag\n", "`postgres.majorVersion`"]);
    assert_eq!(with(SERVER, &[&digest, "postgres.majorVersion=17"]).status, Some(0));
    assert_refused(
        SERVER,
        &["postgres.upgradeFrom=16", r#"postgres.image.tag="16.4""#],
        &["`postgres.upgradeFrom` is 16", "not older"],
    );
}

#[test]
fn volumes_and_memory() {
    for (setting, words) in [
        (r#"postgres.persistence.size="ten""#, &["`postgres.persistence.size` is `ten`", "`10Gi`"][..]),
        (r#"postgres.persistence.size="0""#, &["`postgres.persistence.size`"]),
        (r#"postgres.persistence.walSize="5 Gi""#, &["`postgres.persistence.walSize` is `5 Gi`", "`10Gi`"]),
        (
            "postgres.persistence.accessModes=[]",
            &["`postgres.persistence.accessModes` is empty", "ReadWriteOnce"],
        ),
        (r#"postgres.persistence.existingClaim="A_b""#, &["`postgres.persistence.existingClaim` is `A_b`"]),
        (
            r#"postgres.resources={"limits": {"memory": "128Mi"}}"#,
            &["`postgres.resources.limits.memory` is 128Mi", "256Mi", "`postgres.tuning: none`"],
        ),
        (
            r#"postgres.resources={"limits": {"memory": "much"}}"#,
            &["`postgres.resources.limits.memory` is `much`", "`1Gi`"],
        ),
    ] {
        assert_refused(SERVER, &[setting], words);
    }
}

#[test]
fn parameters() {
    for (parameter, words) in [
        (
            r#""max_conections": 5"#,
            &["`postgres.parameters.max_conections`", "did you mean `max_connections`?"][..],
        ),
        (
            r#""listen_addresses": "*""#,
            &["`postgres.parameters.listen_addresses`", "`postgres.networkPolicy`"],
        ),
        (
            r#""archive_command": "x""#,
            &["`postgres.parameters.archive_command`", "`pgbackrest.enabled: true`"],
        ),
        (r#""hba_file": "x""#, &["`postgres.parameters.hba_file`", "pg_hba.conf"]),
        (r#""work_mem": "many""#, &["`postgres.parameters.work_mem` is `many`"]),
        (r#""wal_level": "minimal""#, &["`postgres.parameters.wal_level`", "`replica`"]),
        (r#""work_mem": "1MB", "Work_Mem": "2MB""#, &["`work_mem` twice", "remove one"]),
    ] {
        assert_refused(SERVER, &[&format!("postgres.parameters={{{parameter}}}")], words);
    }
}

#[test]
fn init_scripts_that_would_not_run() {
    for (name, words) in [
        ("extensions.txt", &["`extensions.txt` is no name of a script", "`.sql` or `.sh`"][..]),
        ("sub/10.sql", &["is no name of a script", "letters, digits"]),
        ("00-first.sql", &["`00-first.sql` would run before", "`10-extensions.sql`"]),
        ("00-roles.sh", &["`00-roles.sh` would run before"]),
    ] {
        assert_refused(SERVER, &[&format!(r#"postgres.initScripts={{"{name}": "SELECT 1"}}"#)], words);
    }
}
