//! Secrets of a server and its backups stand in Secrets and nowhere else, and in none where one exists.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use super::pods::pods;
use super::{CERTIFICATES, FULL, named, rendered};

/// Text in the `data` of Secrets.
fn clear(documents: &[Json]) -> String {
    let secrets = documents.iter().filter(|document| document["kind"] == "Secret");
    let data = secrets.flat_map(|secret| secret["data"].as_object().unwrap().values());
    data.map(|value| String::from_utf8(STANDARD.decode(value.as_str().unwrap()).unwrap()).unwrap() + "\n")
        .collect()
}

#[test]
fn they_stand_in_secrets_and_nowhere_else() {
    let gcs =
        r#"pgbackrest.gcs={"enabled": true, "bucket": "b", "key": "{\"private_key\": \"s3cr3t-gcs\"}"}"#;
    let azure =
        r#"pgbackrest.azure={"enabled": true, "container": "c", "account": "a", "key": "s3cr3t-azure"}"#;
    let no_s3 = "pgbackrest.s3.enabled=false";
    for (settings, further) in [
        (&[CERTIFICATES][..], &["archive-id", "archive-key", "server-key", "client-key"][..]),
        (&[no_s3, gcs], &["gcs"]),
        (&[no_s3, azure], &["azure"]),
    ] {
        let documents = rendered(FULL, settings);
        for document in documents.iter().filter(|document| document["kind"] != "Secret") {
            assert!(!document.to_string().contains("s3cr3t"), "{document:#}");
        }
        let clear = clear(&documents);
        for secret in ["password", "superuser", "dump-id", "dump-key", "passphrase"].iter().chain(further) {
            assert!(clear.contains(&format!("s3cr3t-{secret}")), "{secret} is nowhere");
        }
        // The URL encodes what is not a letter or a digit.
        assert!(clear.contains("postgresql://openshell:s3cr3t%2Dpassword@"), "{clear}");
    }
}

#[test]
fn containers_read_them_from_files() {
    let documents = rendered(FULL, &[CERTIFICATES]);
    for (name, pod) in pods(&documents) {
        assert!(!pod.to_string().contains("secretKeyRef"), "{name} has a secret in its environment");
    }
}

#[test]
fn existing_secrets_take_their_place() {
    let settings = [
        r#"postgres={"enabled": true, "existingSecret": {"name": "own-db", "key": "url"},
           "image": {"repository": "r"}, "tls": {"enabled": true, "existingSecret": "own-tls"}}"#,
        r#"backup.s3.existingSecret="own-dumps""#,
        r#"pgbackrest.s3.existingSecret="own-archive""#,
        r#"pgbackrest.cipher={"enabled": true, "existingSecret": "own-cipher"}"#,
        r#"pgbackrest.tls={"certManager": false, "existingServerSecret": "own-server", "existingClientSecret": "own-client"}"#,
    ];
    let values = FULL
        .replace("    credentials: {accessKeyId: s3cr3t-dump-id, secretAccessKey: s3cr3t-dump-key}\n", "")
        .replace(
            "    credentials: {accessKeyId: s3cr3t-archive-id, secretAccessKey: s3cr3t-archive-key}\n",
            "",
        );
    let documents = rendered(&values, &settings);
    let kinds = |kind: &str| documents.iter().filter(|document| document["kind"] == kind).count();
    // The key-encryption key alone.
    assert_eq!((kinds("Secret"), kinds("Certificate"), kinds("Issuer")), (1, 0, 0));
    let gateway = named(&documents, "StatefulSet", "openshell").to_string();
    assert!(gateway.contains(r#""secretKeyRef":{"key":"url","name":"own-db"}"#), "{gateway}");
    assert!(!gateway.contains("checksum/db-secret"), "the content of that Secret is not known");
    let pods = pods(&documents);
    let mounted = |owner: &str, secret: &str| {
        let (_, pod) = pods.iter().find(|(name, _)| name.starts_with(owner)).unwrap();
        assert!(
            pod["volumes"].to_string().contains(&format!("\"{secret}\"")),
            "{owner} does not mount {secret}"
        );
    };
    for secret in ["own-db", "own-tls", "own-archive", "own-cipher", "own-server"] {
        mounted("openshell-postgres", secret);
    }
    for secret in ["own-archive", "own-cipher", "own-client"] {
        mounted("openshell-pgbackrest-full", secret);
    }
    mounted("openshell-backup", "own-dumps");
    mounted("openshell-backup", "own-db");
}
