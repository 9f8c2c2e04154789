//! TLS between clients and the server.

use std::fs;

use serde_json::json;

use super::database::{Database, pod, run_job};
use super::node;
use super::release::Release;
use crate::cluster::kubectl::kubectl;
use crate::external::available;
use crate::s3::certificates;

#[test]
fn clients_verify_the_server_and_nobody_gets_in_without_tls() {
    let Some(node) = node("e2e-tls") else { return };
    let has_openssl = std::process::Command::new("openssl").arg("version").output().is_ok();
    if !available("openssl", has_openssl) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    certificates::make(folder.path(), "openshell-postgres.e2e-tls.svc");
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let secret = json!({
        "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "db-tls", "namespace": "e2e-tls" },
        "stringData": { "tls.crt": text("s3.crt"), "tls.key": text("s3.key"), "ca.crt": text("ca.crt") },
    });
    kubectl(&["apply", "--server-side", "-f", "-"], &secret.to_string()).unwrap();
    let release = Release::new("e2e-tls").with(&json!({
        "postgres": { "tls": { "enabled": true, "existingSecret": "db-tls" } },
        "backup": { "enabled": true },
    }));
    release.apply();
    let pod = pod(&node);
    let database = Database::start(&pod);

    // The gateway has the authority elsewhere than this pod.
    let url = release.secret("openshell-db-url", "db-url");
    let (url, authority) = url.split_once("&sslrootcert=").unwrap();
    assert_eq!(authority, "%2Fetc%2Fopenshell-tls%2Fpostgres%2Fca.crt");
    let verified = format!("{url}&sslrootcert=/etc/postgresql-tls/ca.crt");
    let encrypted = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid();";
    assert_eq!(database.sql_at(&verified, encrypted).success().trim(), "t");
    let plain = verified.replace("sslmode=verify-full", "sslmode=disable");
    assert!(database.sql_at(&plain, encrypted).failure().contains("no pg_hba.conf entry"));
    let other = verified.replace("openshell-postgres.e2e-tls.svc", "openshell-postgres-headless.e2e-tls.svc");
    assert!(database.sql_at(&other, encrypted).failure().contains("does not match host name"));

    run_job(&node, "cronjob", "openshell-backup").success();
    database.stop();
}
