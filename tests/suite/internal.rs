//! A PostgreSQL server of the release, its dumps and pgBackRest: what is rendered, and what is refused.

mod connection;
mod names;
mod pods;
mod refused_backups;
mod refused_pgbackrest;
mod refused_server;
mod refused_settings;
mod restarts;
mod restore;
mod secrets;
mod selectors;
mod volumes;

use serde_json::Value as Json;

use crate::support::{Run, documents, render};

/// A server alone.
const SERVER: &str =
    "postgres: {enabled: true, password: s3cr3t-password, superuserPassword: s3cr3t-superuser}\n";

/// A server with all that it can have. Every secret in it has the same beginning.
const FULL: &str = "\
postgres:
  enabled: true
  password: s3cr3t-password
  superuserPassword: s3cr3t-superuser
  image: {repository: registry.example.com/postgres-pgbackrest}
  persistence: {walSize: 2Gi}
  tls: {enabled: true}
  resources: {limits: {memory: 1Gi}}
  initScripts: {10-extensions.sql: CREATE EXTENSION hstore}
  podDisruptionBudget: {enabled: true}
  metrics: {enabled: true, serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}}
backup:
  enabled: true
  s3:
    enabled: true
    bucket: dumps
    region: eu-central-1
    endpoint: s3.example.com
    caSecret: {name: s3-ca}
    credentials: {accessKeyId: s3cr3t-dump-id, secretAccessKey: s3cr3t-dump-key}
pgbackrest:
  enabled: true
  s3:
    enabled: true
    bucket: archive
    region: eu-central-1
    endpoint: s3.example.com:9000
    uriStyle: path
    caSecret: {name: s3-ca}
    credentials: {accessKeyId: s3cr3t-archive-id, secretAccessKey: s3cr3t-archive-key}
  backup: {differentialSchedule: 0 14 * * *}
  cipher: {enabled: true, passphrase: s3cr3t-passphrase}
  tls: {certManager: true}
";

/// Both keys of pgBackRest's own certificates, in place of cert-manager. What stands in them is not looked into.
const CERTIFICATES: &str = r#"pgbackrest.tls={"certManager": false,
  "caCertificate": "-----BEGIN CERTIFICATE-----\n-", "serverCertificate": "-----BEGIN CERTIFICATE-----\n-",
  "serverKey": "-----BEGIN PRIVATE KEY-----\ns3cr3t-server-key", "clientCertificate": "-----BEGIN CERTIFICATE-----\n-",
  "clientKey": "-----BEGIN PRIVATE KEY-----\ns3cr3t-client-key"}"#;

/// Renders with settings as JSON, each `path=value`.
fn with(values: &str, settings: &[&str]) -> Run {
    let flags: Vec<&str> = settings.iter().flat_map(|setting| ["--set-json", setting]).collect();
    render(values, &flags)
}

/// The documents of values that must render without a word.
#[track_caller]
fn rendered(values: &str, settings: &[&str]) -> Vec<Json> {
    // The note is one that every Deployment gets.
    let run = with(values, &[settings, &[r#"lint.ignore=["OSD-0402"]"#]].concat());
    assert_eq!(run.stderr, "", "{settings:?}");
    documents(&run.success())
}

/// The object of a kind and a name.
#[track_caller]
fn named<'a>(documents: &'a [Json], kind: &str, name: &str) -> &'a Json {
    let is_it = |document: &&Json| document["kind"] == kind && document["metadata"]["name"] == name;
    documents.iter().find(is_it).unwrap_or_else(|| panic!("no {kind} {name}"))
}

/// Checks one refusal: the settings that make it, and words that its only error and its help must have.
#[track_caller]
fn assert_refused(values: &str, settings: &[&str], words: &[&str]) {
    let report = with(values, settings).refusal();
    assert_eq!(report.matches("error[OSD-").count(), 1, "{settings:?}: {report}");
    // A range or a list of words says by itself what to do.
    assert!(report.contains(" = help: ") || report.contains("; it must be "), "{settings:?}: {report}");
    for word in words {
        assert!(report.contains(word), "{settings:?}: {word:?} is missing: {report}");
    }
    assert!(!report.contains("s3cr3t"), "{settings:?}: a secret is shown: {report}");
}
