//! What CloudNativePG runs, with the operator's own definitions and programs: those that `.ci/install` takes out of its
//! modules. The definitions that other tests use let everything pass.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};

use super::is_available;
use super::kubectl::{kubectl, restricted_namespace};
use crate::examples::{SECRETS, folder};
use crate::external::{available, output};
use crate::support::{documents, object, run_with};

const APPLY: [&str; 7] =
    ["apply", "--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict", "-f", "-"];

/// What a release of the example may be besides the example.
const VARIANTS: [&str; 9] = [
    "{}",
    "postgres: {pooler: {enabled: true, parameters: {query_wait_timeout: 30}}}",
    "postgres: {tls: {existingSecret: own}, instances: 1, podDisruptionBudget: {enabled: true}}",
    "postgres: {password: '', superuserPassword: '', pooler: {enabled: true}}",
    "postgres: {initScripts: {a.sql: SELECT 1}, runAsUser: 1001, terminationGracePeriodSeconds: 60}",
    "postgres: {affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone}]}}, \
     nodeSelector: {a: b}, tolerations: [{operator: Exists}], podLabels: {a: b}, priorityClassName: high, \
     persistence: {accessModes: [ReadWriteOncePod], storageClass: fast}}",
    "pgbackrest: {s3: {uriStyle: path, endpoint: 'minio:9000', caSecret: {name: ca}, keyType: web-id, \
     serviceAccountAnnotations: {a: b}, credentials: {accessKeyId: '', secretAccessKey: ''}}}",
    "pgbackrest: {s3: {enabled: false}, gcs: {enabled: true, bucket: b, key: '{}'}, compression: {type: gz}}",
    "pgbackrest: {s3: {enabled: false}, archiveAsync: false, \
     azure: {enabled: true, account: a, container: b, keyType: sas, key: k}}",
];

/// Where `.ci/install` puts them.
pub fn installed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/cloudnative-pg")
}

/// Gives the cluster the operator's definitions; false, said aloud, where they or the cluster are missing.
pub fn definitions() -> bool {
    static INSTALLED: Once = Once::new();
    let folder = installed().join("crds");
    if !is_available() || !available("CloudNativePG's definitions, see .ci/install", folder.is_dir()) {
        return false;
    }
    INSTALLED.call_once(|| {
        kubectl(&["apply", "--server-side", "--force-conflicts", "-f", folder.to_str().unwrap()], "")
            .unwrap();
        restricted_namespace("cloudnative-pg");
        // It takes a moment until the server knows them.
        let deadline = Instant::now() + Duration::from_secs(60);
        while kubectl(&APPLY, &misspelt().to_string()).is_ok() {
            assert!(Instant::now() < deadline, "the definitions let everything pass");
            sleep(Duration::from_millis(300));
        }
    });
    true
}

fn misspelt() -> Json {
    json!({
        "apiVersion": "postgresql.cnpg.io/v1",
        "kind": "Cluster",
        "metadata": { "name": "misspelt", "namespace": "cloudnative-pg" },
        "spec": { "instances": 1, "storages": { "size": "1Gi" } },
    })
}

/// One of the operator's programs; None, said aloud, where it is missing.
#[track_caller]
pub fn program(name: &str) -> Option<PathBuf> {
    let program = installed().join(name);
    available(&format!("CloudNativePG's {name}, see .ci/install"), program.exists()).then_some(program)
}

/// What the operator's webhooks say to objects: for each an error, empty where there is none, and warnings. None, said aloud,
/// where they are missing.
pub fn webhooks(objects: &[Json]) -> Option<Vec<(String, Vec<String>)>> {
    let program = program("webhooks")?;
    let (_, verdicts, stderr) = output(&mut Command::new(program), &Json::from(objects.to_vec()).to_string());
    let verdicts: Vec<Json> = serde_json::from_str(&verdicts).unwrap_or_else(|_| panic!("{stderr}"));
    let warnings =
        |verdict: &Json| serde_json::from_value::<Option<Vec<String>>>(verdict["warnings"].clone());
    let read = |verdict: &Json| {
        (verdict["error"].as_str().unwrap().to_owned(), warnings(verdict).unwrap().unwrap_or_default())
    };
    Some(verdicts.iter().map(read).collect())
}

/// What the program prints for the example with other settings over it.
fn render(command: &str, release: &str, values: &str, more: &[&str]) -> String {
    let fixed =
        [command, release, "-n", "cloudnative-pg", "-f", "cloudnative-pg.yaml", "-f", SECRETS, "-f", "-"];
    run_with([&fixed, more].concat(), &folder(), values.as_bytes()).success()
}

#[test]
fn every_variant_is_taken_by_definitions_and_webhooks_without_a_warning() {
    if !definitions() {
        return;
    }
    for release in ["a", &super::long("cnpg")] {
        for variant in VARIANTS {
            let stream = render("render", release, variant, &[]);
            accepted(&stream, variant);
        }
        for point in [
            &["--latest"][..],
            &["--to", "2026-01-02 03:04:05.678+02", "--timeline", "3"],
            &["--immediate", "--backup", "20260102T020000"],
        ] {
            accepted(&render("restore", release, "{}", point), &point.join(" "));
        }
    }
}

#[track_caller]
fn accepted(stream: &str, title: &str) {
    let complaint = match kubectl(&APPLY, stream) {
        Ok((_, warnings)) => warnings,
        Err(complaint) => complaint,
    };
    assert_eq!(complaint, "", "{title}");
    let objects = documents(stream);
    if let Some(verdicts) = webhooks(&objects) {
        assert_eq!(verdicts, vec![(String::new(), Vec::new()); objects.len()], "{title}");
    }
}

#[test]
fn a_wrong_field_in_any_of_the_kinds_is_refused() {
    if !definitions() {
        return;
    }
    let stream = render("render", "wrong", "postgres: {pooler: {enabled: true}}", &[]);
    let objects = documents(&stream);
    for kind in ["Cluster", "ObjectStore", "Pooler", "ScheduledBackup"] {
        let mut wrong = object(&objects, kind).clone();
        assert!(kubectl(&APPLY, &wrong.to_string()).is_ok(), "{kind}");
        wrong["spec"]["wrong"] = json!(true);
        let refused = kubectl(&APPLY, &wrong.to_string()).unwrap_err();
        assert!(refused.contains(".spec.wrong: field not declared in schema"), "{kind}: {refused}");
    }
}

/// The operator knows one way to begin only, so that of the restore must go when the release is applied.
#[test]
fn a_restored_cluster_becomes_the_release_s() {
    if !definitions() {
        return;
    }
    kubectl(&["delete", "cluster.postgresql.cnpg.io", "-n", "cloudnative-pg", "--all"], "").unwrap();
    let apply = |stream: &str| kubectl(&["apply", "-f", "-"], stream).unwrap();
    apply(&render("render", "moved", "{}", &[]));
    apply(&render("restore", "moved", "{}", &["--latest"]));
    let names = "{postgres: {clusterName: moved-openshell-db-r2}, pgbackrest: {stanza: openshell-r2}}";
    apply(&render("render", "moved", names, &[]));
    let get =
        ["-n", "cloudnative-pg", "get", "cluster.postgresql.cnpg.io", "moved-openshell-db-r2", "-o", "json"];
    let cluster: Json = serde_json::from_str(&kubectl(&get, "").unwrap().0).unwrap();
    let spec = &cluster["spec"];
    assert!(spec["bootstrap"]["initdb"].is_object() && spec["bootstrap"]["recovery"].is_null(), "{spec:#}");
    assert_eq!(spec["externalClusters"], Json::Null);
    assert_eq!(spec["plugins"][0]["parameters"]["serverName"], "openshell-r2");
    if let Some(verdicts) = webhooks(&[cluster]) {
        assert_eq!(verdicts, [(String::new(), Vec::new())]);
    }
}
