//! Settings of dumps that are refused.

use super::{FULL, SERVER, assert_refused, with};

/// A server with dumps on a volume.
const DUMPS: &str =
    "postgres: {enabled: true, password: s3cr3t, superuserPassword: s3cr3t}\nbackup: {enabled: true}\n";

#[test]
fn schedules() {
    for (setting, words) in [
        (r#"backup.schedule="0 30 2 * * *""#, &["`backup.schedule`", "six fields", "`30 2 * * *`"][..]),
        (r#"backup.schedule="30 2 * *""#, &["`backup.schedule` is `30 2 * *`", "4 fields"]),
        (r#"backup.schedule="61 2 * * *""#, &["`backup.schedule`", "61"]),
        (r#"backup.schedule="TZ=UTC 0 2 * * *""#, &["`backup.schedule`", "time zone"]),
        (r#"backup.schedule="""#, &["`backup.schedule` is empty", "five fields"]),
    ] {
        assert_refused(DUMPS, &[setting], words);
    }
}

#[test]
fn retention_and_volume() {
    for (setting, words) in [
        ("backup.retention.count=0", &["`backup.retention.count` is 0"][..]),
        ("backup.retention.days=0", &["`backup.retention.days` is 0"]),
        ("backup.retention.days=-1", &["`backup.retention.days` is -1"]),
        ("backup.activeDeadlineSeconds=0", &["`backup.activeDeadlineSeconds` is 0"]),
        (r#"backup.persistence.size="10GB""#, &["`backup.persistence.size` is `10GB`", "`10Gi`"]),
        (
            r#"backup.resources={"requests": {"cpu": "one"}}"#,
            &["`backup.resources.requests.cpu` is `one`", "`250m`"],
        ),
    ] {
        assert_refused(DUMPS, &[setting], words);
    }
}

#[test]
fn buckets() {
    for (setting, words) in [
        (r#"backup.s3.bucket="""#, &["`backup.s3.bucket` is missing"][..]),
        (r#"backup.s3.endpoint="""#, &["`backup.s3.endpoint` is missing"]),
        (r#"backup.s3.region="""#, &["`backup.s3.region` is missing", "`us-east-1`"]),
        (r#"backup.s3.endpoint="http://s3.example.com""#, &["`backup.s3.endpoint` is a plain HTTP", "HTTPS"]),
        (r#"backup.s3.endpoint="s3.example.com:https""#, &["`backup.s3.endpoint`", "no host and port"]),
        (r#"backup.s3.bucket="s3://dumps""#, &["`backup.s3.bucket` is `s3://dumps`", "the name alone"]),
        (r#"backup.s3.bucket="my.dumps""#, &["`backup.s3.bucket` has a dot", "`uriStyle: path`"]),
        (
            r#"backup.s3.existingSecret="keys""#,
            &["`backup.s3.credentials`", "`backup.s3.existingSecret`", "remove one"],
        ),
        (
            "backup.s3.credentials.secretAccessKey=null",
            &["`backup.s3.credentials.secretAccessKey` is missing"],
        ),
        (
            r#"backup.s3.credentials.accessKeyId="s3cr3t\n""#,
            &["`backup.s3.credentials.accessKeyId`", "line break"],
        ),
        (r#"backup.s3.image.tag="""#, &["`backup.s3.image` has neither a tag nor a digest"]),
    ] {
        assert_refused(FULL, &[setting], words);
    }
    assert_eq!(
        with(FULL, &[r#"backup.s3.bucket="my.dumps""#, r#"backup.s3.uriStyle="path""#]).status,
        Some(0)
    );
}

#[test]
fn backups_of_nothing() {
    let elsewhere = "postgres: {enabled: true, mode: external, host: h, password: s3cr3t}";
    for (values, setting) in [
        ("", "backup.enabled=true"),
        (elsewhere, "backup.enabled=true"),
        (elsewhere, "pgbackrest.enabled=true"),
        ("server: {externalDbSecret: db}", "pgbackrest.enabled=true"),
    ] {
        let path = setting.trim_end_matches("=true");
        assert_refused(values, &[setting], &[&format!("`{path}` is true"), "`postgres.mode: internal`"]);
    }
    assert_eq!(with(SERVER, &["backup.enabled=true"]).status, Some(0));
}
