use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;

/// A certificate as far as it is looked into: PEM around bytes that hold names.
fn certificate(bytes: &str) -> String {
    let body = STANDARD.encode(bytes);
    let lines: Vec<&str> =
        body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}

#[test]
fn a_certificate_of_another_release_is_refused() {
    let host = "demo-postgres-headless.team-a.svc";
    for (names, is_taken) in [
        ("demo-postgres-headless.team-a.svc", true),
        ("padding that moves the name to another place Demo-Postgres-Headless.team-a.svc more", true),
        ("*.team-a.svc", true),
        ("demo-postgres-headless.team-b.svc", false),
        ("other-postgres-headless.team-a.svc", false),
        ("*.svc", false),
        ("", false),
    ] {
        let mut problems = Problems::default();
        host::check(&certificate(names), host, &mut problems);
        assert_eq!(!problems.refuse(), is_taken, "{names}");
    }
}

#[test]
fn pem_is_told_by_its_first_line() {
    let pem = |text: Option<&str>, kind| pem("x", text, kind, &mut Problems::default()).is_some();
    assert!(pem(Some(&certificate("a")), "CERTIFICATE"));
    assert!(pem(Some("-----BEGIN EC PRIVATE KEY-----\n"), "PRIVATE KEY"));
    assert!(!pem(Some(&certificate("a")), "PRIVATE KEY"));
    assert!(!pem(Some("text"), "CERTIFICATE") && !pem(None, "CERTIFICATE"));
}
