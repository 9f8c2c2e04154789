//! `init --mode internal`: passwords, and certificates for one release.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use super::init;
use crate::external::{available, output};
use crate::support::run_with;

/// The secrets of `init --mode internal`.
fn internal_secrets(dir: &Path, args: &[&str]) -> Json {
    init(dir, &[&["--mode", "internal"], args].concat()).success();
    serde_saphyr::from_str(&fs::read_to_string(dir.join("secrets.yaml")).unwrap()).unwrap()
}

#[test]
fn an_internal_database_gets_all_its_secrets() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, other) = (internal_secrets(one.path(), &[]), internal_secrets(other.path(), &[]));
    let mut seen = Vec::new();
    for path in [
        "/server/credentialStorage/keyEncryptionKey",
        "/postgres/password",
        "/postgres/superuserPassword",
        "/pgbackrest/cipher/passphrase",
        "/pgbackrest/tls/caCertificate",
        "/pgbackrest/tls/serverCertificate",
        "/pgbackrest/tls/serverKey",
        "/pgbackrest/tls/clientCertificate",
        "/pgbackrest/tls/clientKey",
    ] {
        let secret =
            |secrets: &Json| secrets.pointer(path).and_then(Json::as_str).unwrap_or_default().to_owned();
        let secret = (secret(&one), secret(&other));
        assert!(secret.0.len() > 24 && secret.0 != secret.1, "{path}");
        assert!(!seen.contains(&secret.0), "{path} is the same as another");
        seen.push(secret.0);
    }
}

#[test]
fn pgbackrest_can_be_switched_on_later_for_that_release_alone() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path(), &["prod", "-n", "team-a", "--mode", "internal"]).success();
    let enabled = "postgres.image.repository=registry.example.com/postgres,pgbackrest.enabled=true,\
                   pgbackrest.cipher.enabled=true,pgbackrest.posix.enabled=true";
    let render = |release: &[&str]| {
        let files = ["-f", "values.yaml", "-f", "secrets.yaml", "--set", enabled];
        run_with([&["render"], release, &files].concat(), dir.path(), b"")
    };
    let rendered = render(&["prod", "-n", "team-a"]);
    assert_eq!(rendered.stderr, "");
    assert!(rendered.success().contains("name: prod-openshell-pgbackrest-server-tls\n"));
    for (release, host) in [
        (&["prod", "-n", "team-b"][..], "prod-openshell-postgres-headless.team-b.svc"),
        (&["test", "-n", "team-a"], "test-openshell-postgres-headless.team-a.svc"),
        (&[], "openshell-postgres-headless.openshell.svc"),
    ] {
        let report = render(release).refusal();
        for words in
            [host, "`pgbackrest.tls.serverCertificate` is not for", "openshell-deploy init NAME -n NAMESPACE"]
        {
            assert!(report.contains(words), "{words}: {report}");
        }
        assert_eq!(report.matches("error[OSD-").count(), 1, "{report}");
        assert!(!report.contains("PRIVATE KEY"), "{report}");
    }
}

#[test]
fn certificates_of_pgbackrest_are_for_the_release() {
    if !available("openssl", Command::new("openssl").arg("version").output().is_ok()) {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let secrets = internal_secrets(dir.path(), &["prod", "-n", "team-a"]);
    for (name, pem) in secrets["pgbackrest"]["tls"].as_object().unwrap() {
        fs::write(dir.path().join(name), pem.as_str().unwrap()).unwrap();
    }
    let openssl =
        |line: String| output(Command::new("openssl").args(line.split(' ')).current_dir(dir.path()), "");
    let verify = |rest: &str| openssl(format!("verify -x509_strict -CAfile caCertificate {rest}")).0;
    let service = "prod-openshell-postgres-headless";
    for name in ["", ".team-a", ".team-a.svc", ".team-a.svc.cluster.local"] {
        let host = format!("-purpose sslserver -verify_hostname {service}{name} serverCertificate");
        assert!(verify(&host), "{name}");
    }
    assert!(!verify("-verify_hostname prod-openshell-postgres-headless.team-b serverCertificate"));
    assert!(verify("-purpose sslclient clientCertificate"));
    assert!(
        !verify("-purpose sslclient serverCertificate"),
        "the server's certificate lets one in as a client"
    );
    // Ten years from now it is valid still, and a month later no more.
    let at = |days: u64| {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        verify(&format!("-attime {} serverCertificate", now + days * 86_400))
    };
    assert!(at(3649) && !at(3680));
    for (certificate, key) in [("serverCertificate", "serverKey"), ("clientCertificate", "clientKey")] {
        let (_, of_certificate, _) = openssl(format!("x509 -in {certificate} -noout -pubkey"));
        let (_, of_key, _) = openssl(format!("pkey -in {key} -pubout"));
        assert!(of_key.contains("PUBLIC KEY") && of_certificate == of_key, "{certificate}");
    }
    let (_, text, _) = openssl("x509 -in caCertificate -noout -text".to_owned());
    assert!(text.contains("CA:TRUE, pathlen:0") && text.contains("P-256"), "{text}");
    let (_, subject, _) = openssl("x509 -in clientCertificate -noout -subject".to_owned());
    assert!(
        subject.contains("CN = pgbackrest-client") || subject.contains("CN=pgbackrest-client"),
        "{subject}"
    );
}
