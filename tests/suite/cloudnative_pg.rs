//! PostgreSQL that CloudNativePG runs: what its settings become, and which mean nothing to it.

use serde_json::{Value as Json, json};

use crate::support::{documents, object, render};

const BASE: &str = "postgres: {enabled: true, engine: cloudnative-pg}\n";
const BACKUPS: &str = "pgbackrest: {enabled: true, s3: {enabled: true, bucket: my-bucket, region: eu-central-1, \
                       endpoint: s3.eu-central-1.amazonaws.com, credentials: {accessKeyId: id, secretAccessKey: key}}}\n";

fn rendered(flags: &[&str]) -> Vec<Json> {
    documents(&render(&format!("{BASE}{BACKUPS}"), flags).success())
}

/// The gateway's variables by name.
fn variable<'a>(objects: &'a [Json], name: &str) -> &'a Json {
    let container = &object(objects, "StatefulSet")["spec"]["template"]["spec"]["containers"][0];
    let found = container["env"].as_array().unwrap().iter().find(|variable| variable["name"] == name);
    found.unwrap_or(&Json::Null)
}

#[test]
fn the_gateway_reads_the_operator_s_url_or_one_made_of_it() {
    let plain = rendered(&[]);
    let secret = json!({ "secretKeyRef": { "name": "openshell-db-app", "key": "uri" } });
    assert_eq!(variable(&plain, "OPENSHELL_DB_URL")["valueFrom"], secret);
    assert!(documents(&render(BASE, &[]).success()).iter().all(|object| object["kind"] != "ObjectStore"));

    let both = rendered(&["--set", "postgres.tls.enabled=true,postgres.pooler.enabled=true"]);
    assert_eq!(variable(&both, "CLOUDNATIVE_PG_URI")["valueFrom"], secret);
    assert_eq!(
        variable(&both, "OPENSHELL_DB_URL")["value"],
        "$(CLOUDNATIVE_PG_URI)?host=openshell-db-pooler.openshell.svc&sslmode=verify-full&\
         sslrootcert=/etc/openshell-tls/postgres/ca.crt"
    );
    let volumes = &object(&both, "StatefulSet")["spec"]["template"]["spec"]["volumes"];
    assert!(volumes.to_string().contains("\"openshell-db-ca\""), "{volumes}");
}

#[test]
fn a_password_of_one_s_own_is_in_two_secrets() {
    let objects = rendered(&["--set", "postgres.password=p@ss,postgres.superuserPassword=root"]);
    let secret = |name: &str| {
        objects
            .iter()
            .find(|object| object["kind"] == "Secret" && object["metadata"]["name"] == name)
            .unwrap()
    };
    let text = |secret: &Json, key: &str| {
        use base64::Engine;
        let bytes = base64::engine::general_purpose::STANDARD.decode(secret["data"][key].as_str().unwrap());
        String::from_utf8(bytes.unwrap()).unwrap()
    };
    let role = secret("openshell-db-role");
    assert_eq!(role["type"], "kubernetes.io/basic-auth");
    assert_eq!((text(role, "username"), text(role, "password")), ("openshell".into(), "p@ss".into()));
    assert_eq!(
        text(secret("openshell-db-url"), "db-url"),
        "postgresql://openshell:p%40ss@openshell-db-rw.openshell.svc:5432/openshell?sslmode=require"
    );
    let spec = &object(&objects, "Cluster")["spec"];
    assert_eq!(spec["bootstrap"]["initdb"]["secret"]["name"], "openshell-db-role");
    // `init` writes a password for the superuser of the other engine, which opens nothing here.
    assert_eq!(spec["enableSuperuserAccess"], false);
    assert!(objects.iter().all(|object| !object.to_string().contains("cm9vdA==")), "the password is there");
}

#[test]
fn what_means_nothing_to_the_operator_is_refused() {
    for (setting, value) in [
        ("backup.enabled", "true"),
        ("postgres.upgradeFrom", "17"),
        ("postgres.persistence.existingClaim", "claim"),
        ("postgres.persistence.annotations", "{\"a\": \"b\"}"),
        ("postgres.metrics.image.tag", "\"v1\""),
        ("postgres.image.tag", "\"latest\""),
        ("postgres.image.repository", "\"postgres\""),
        ("postgres.majorVersion", "17"),
        ("postgres.username", "\"streaming_replica\""),
        ("postgres.host", "\"db\""),
        ("postgres.initScripts", "{\"a.sh\": \"true\"}"),
        ("postgres.parameters", "{\"archive_mode\": \"on\"}"),
        ("postgres.parameters", "{\"synchronous_standby_names\": \"*\"}"),
        ("postgres.parameters", "{\"shared_buffers\": 1000}"),
        ("postgres.pooler", "{\"enabled\": true, \"parameters\": {\"pool_mode\": \"transaction\"}}"),
        ("postgres.clusterName", "\"a.b\""),
        ("pgbackrest.posix.enabled", "true"),
        ("pgbackrest.cipher.enabled", "true"),
        ("pgbackrest.resources", "{\"limits\": {\"cpu\": \"1\"}}"),
        ("pgbackrest.archivePushQueueMax", "\"1GiB\""),
        ("pgbackrest.verify.schedule", "\"0 1 * * *\""),
        ("pgbackrest.restoreTest.schedule", "\"0 1 * * *\""),
        ("pgbackrest.restoreTest.size", "\"1Gi\""),
        ("pgbackrest.restoreTest.storageClass", "\"fast\""),
        ("pgbackrest.compression.level", "3"),
        ("pgbackrest.s3.verifyTls", "false"),
        ("pgbackrest.s3.endpoint", "\"minio:9000\""),
        ("pgbackrest.tls.certManager", "true"),
        ("pgbackrest.tls.existingServerSecret", "\"a\""),
        ("pgbackrest.tls.existingClientSecret", "\"a\""),
        ("pgbackrest.backup.fullSchedule", "\"@every 6h\""),
        ("pgbackrest.backup.differentialSchedule", "\"0 1 * * *\""),
        ("pgbackrest.backup.incrementalSchedule", "\"0 1 * * *\""),
        ("pgbackrest.backup.timeZone", "\"Europe/Berlin\""),
        ("pgbackrest.backup.retentionFull", "3"),
        ("pgbackrest.backup.retentionDiff", "3"),
        ("pgbackrest.backup.recoveryWindow", "\"7\""),
    ] {
        let run = render(&format!("{BASE}{BACKUPS}"), &["--set-json", &format!("{setting}={value}")]);
        let section = setting.split('.').next().unwrap();
        assert_eq!(run.status, Some(1), "{setting}");
        assert!(run.stderr.contains(section) && run.stderr.contains("= help: "), "{setting}: {}", run.stderr);
    }
}

#[test]
fn pooling_by_transaction_is_refused_with_the_reason() {
    let run = render(
        BASE,
        &["--set", "postgres.pooler.enabled=true,postgres.pooler.parameters.pool_mode=transaction"],
    );
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("prepares statements and holds locks"), "{}", run.stderr);
}

#[test]
fn the_pooler_is_for_this_engine() {
    let run = render(
        "postgres: {enabled: true, password: a, superuserPassword: b}",
        &["--set", "postgres.pooler.enabled=true"],
    );
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("postgres.engine: cloudnative-pg"), "{}", run.stderr);
}

/// What `init` makes for pgBackRest is in the same file as the passwords.
#[test]
fn secrets_of_the_other_engine_do_no_harm() {
    let flags = [
        "--set",
        "pgbackrest.cipher.passphrase=a,pgbackrest.tls.caCertificate=b,pgbackrest.tls.serverKey=c",
        "--set-json",
        "pgbackrest.backup.incrementalSchedule=\"0 2 * * 1-6\"",
    ];
    assert!(!rendered(&flags).is_empty());
}
