//! Settings of pgBackRest that are refused.

use super::{FULL, assert_refused, with};

#[test]
fn images_without_pgbackrest() {
    let words = [
        "needs an image with PostgreSQL and pgBackRest",
        "images/postgres-pgbackrest/Dockerfile",
        "backup.enabled",
    ];
    for repository in ["docker.io/library/postgres", "postgres"] {
        assert_refused(FULL, &[&format!(r#"postgres.image.repository="{repository}""#)], &words);
    }
}

#[test]
fn schedules_and_retention() {
    for (setting, words) in [
        (r#"pgbackrest.backup.fullSchedule="""#, &["`pgbackrest.backup.fullSchedule` is empty"][..]),
        (
            r#"pgbackrest.backup.incrementalSchedule="daily""#,
            &["`pgbackrest.backup.incrementalSchedule` is `daily`"],
        ),
        (
            r#"pgbackrest.backup.differentialSchedule="@often""#,
            &["`pgbackrest.backup.differentialSchedule`", "@daily"],
        ),
        (r#"pgbackrest.verify.schedule="0 0 5 * * 6""#, &["`pgbackrest.verify.schedule`", "six fields"]),
        (r#"pgbackrest.restoreTest.schedule="0 25 * * *""#, &["`pgbackrest.restoreTest.schedule`", "25"]),
        ("pgbackrest.backup.retentionFull=0", &["`pgbackrest.backup.retentionFull` is 0"]),
        ("pgbackrest.backup.retentionDiff=0", &["`pgbackrest.backup.retentionDiff` is 0"]),
        ("pgbackrest.processMax=0", &["`pgbackrest.processMax` is 0"]),
        (r#"pgbackrest.restoreTest.size="big""#, &["`pgbackrest.restoreTest.size` is `big`", "`10Gi`"]),
        (r#"pgbackrest.archivePushQueueMax="10Gi ""#, &["`pgbackrest.archivePushQueueMax`", "`10GiB`"]),
        (r#"pgbackrest.stanza="a b""#, &["`pgbackrest.stanza` is `a b`", "`main`"]),
        ("pgbackrest.compression.level=23", &["`pgbackrest.compression.level` is 23"]),
        (
            r#"pgbackrest.compression={"type": "gzip", "level": 10}"#,
            &["`pgbackrest.compression.level` is 10", "-1 to 9"],
        ),
        (r#"pgbackrest.compression.type="xz""#, &["`pgbackrest.compression.type` is `xz`", "`zst`"]),
    ] {
        assert_refused(FULL, &[setting], words);
    }
}

#[test]
fn repositories() {
    for (setting, words) in [
        ("pgbackrest.s3.enabled=false", &["no repository", "`pgbackrest.s3.enabled`"][..]),
        ("pgbackrest.posix.enabled=true", &["more than one repository", "`enabled: false`"]),
        (r#"pgbackrest.s3.bucket="""#, &["`pgbackrest.s3.bucket` is missing"]),
        (
            r#"pgbackrest.s3.endpoint="http://minio:9000""#,
            &["`pgbackrest.s3.endpoint` is a plain HTTP", "`caSecret`"],
        ),
        (r#"pgbackrest.s3.prefix="/a b""#, &["`pgbackrest.s3.prefix`", "`/pgbackrest`"]),
        (r#"pgbackrest.s3.existingSecret="keys""#, &["`pgbackrest.s3.existingSecret`", "remove one"]),
        (
            "pgbackrest.s3.credentials.accessKeyId=null",
            &["`pgbackrest.s3.credentials.accessKeyId` is missing"],
        ),
        (r#"pgbackrest.s3.caSecret.name="A b""#, &["`pgbackrest.s3.caSecret.name` is `A b`"]),
    ] {
        assert_refused(FULL, &[setting], words);
    }
    let dotted = [r#"pgbackrest.s3.bucket="a.b""#, r#"pgbackrest.s3.uriStyle="host""#];
    assert_refused(FULL, &dotted, &["`pgbackrest.s3.bucket` has a dot", "`uriStyle: path`"]);
}

#[test]
fn repositories_elsewhere() {
    let off = "pgbackrest.s3.enabled=false";
    for (setting, words) in [
        (
            r#"pgbackrest.posix={"enabled": true, "accessModes": ["ReadWriteOnce"]}"#,
            &["`pgbackrest.posix.accessModes`", "ReadWriteMany"][..],
        ),
        (r#"pgbackrest.posix={"enabled": true, "size": "x"}"#, &["`pgbackrest.posix.size` is `x`"]),
        (
            r#"pgbackrest.gcs={"enabled": true, "bucket": "b"}"#,
            &["`pgbackrest.gcs.key` is missing", "`pgbackrest.gcs.existingSecret`"],
        ),
        (r#"pgbackrest.gcs={"enabled": true, "keyType": "auto"}"#, &["`pgbackrest.gcs.bucket` is missing"]),
        (
            r#"pgbackrest.azure={"enabled": true, "account": "a", "key": "s3cr3t"}"#,
            &["`pgbackrest.azure.container` is missing"],
        ),
        (
            r#"pgbackrest.azure={"enabled": true, "account": "a", "container": "c", "key": "s3cr3t", "existingSecret": "k"}"#,
            &["`pgbackrest.azure.key` and `pgbackrest.azure.existingSecret`", "remove one"],
        ),
    ] {
        assert_refused(FULL, &[off, setting], words);
    }
}

#[test]
fn passphrases() {
    let missing = ["`pgbackrest.cipher.passphrase` is missing", "`pgbackrest.cipher.existingSecret`"];
    assert_refused(FULL, &["pgbackrest.cipher.passphrase=null"], &missing);
    let spaces = r#"pgbackrest.cipher.passphrase=" s3cr3t""#;
    assert_refused(FULL, &[spaces], &["`pgbackrest.cipher.passphrase` begins or ends with a space"]);
    let both = r#"pgbackrest.cipher.existingSecret="cipher""#;
    assert_refused(FULL, &[both], &["`pgbackrest.cipher.passphrase` and `pgbackrest.cipher.existingSecret`"]);
}

#[test]
fn certificates() {
    let key = r#""-----BEGIN PRIVATE KEY-----\ns3cr3t""#;
    let given =
        format!(r#"pgbackrest.tls={{"certManager": false, "caCertificate": "text", "serverKey": {key}}}"#);
    for (setting, words) in [
        (
            "pgbackrest.tls.certManager=false",
            &["has no certificates", "init --mode internal", "`pgbackrest.tls.certManager: true`"][..],
        ),
        (r#"pgbackrest.tls.existingServerSecret="s""#, &["more than one of", "keep one"]),
        (
            r#"pgbackrest.tls={"certManager": false, "existingServerSecret": "s"}"#,
            &["`pgbackrest.tls.existingClientSecret` is missing"],
        ),
    ] {
        assert_refused(FULL, &[setting], words);
    }
    let report = with(FULL, &[&given]).refusal();
    for words in [
        "`pgbackrest.tls.caCertificate` is no PEM text of a certificate",
        "`pgbackrest.tls.serverCertificate` is missing",
        "`pgbackrest.tls.clientCertificate` is missing",
        "`pgbackrest.tls.clientKey` is missing",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    assert!(!report.contains("s3cr3t"), "{report}");
}
