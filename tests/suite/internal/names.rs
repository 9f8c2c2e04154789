//! Names of a server's objects: valid however long the release's name is, and the same each time.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{CERTIFICATES, FULL, named};
use crate::support::{documents, render};

/// The longest name that each kind can have and work.
fn limit(kind: &str) -> usize {
    match kind {
        // Their controllers add to the name, and label pods with the result.
        "StatefulSet" | "CronJob" => 52,
        "Service" | "Job" => 63,
        _ => 253,
    }
}

fn rendered(release: &str, args: &[&str]) -> Vec<Json> {
    documents(&render(FULL, &[&[release], args].concat()).success())
}

#[test]
fn names_fit_for_the_longest_release() {
    let long = "r".repeat(53);
    for release in [long.as_str(), "a"] {
        for args in [&[][..], &["--set-json", CERTIFICATES], &["--set", "backup.s3.enabled=false"]] {
            let documents = rendered(release, args);
            let mut seen = BTreeSet::new();
            for document in &documents {
                let (kind, name) =
                    (document["kind"].as_str().unwrap(), document["metadata"]["name"].as_str().unwrap());
                let letter =
                    |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
                assert!(
                    name.len() <= limit(kind) && name.chars().all(letter) && !name.ends_with('-'),
                    "{kind} {name}"
                );
                assert!(seen.insert((kind, name)), "two of {kind} {name}");
            }
            assert_eq!(documents, rendered(release, args));
        }
    }
}

#[test]
fn jobs_and_server_find_each_other() {
    for release in ["demo", &"r".repeat(53)] {
        let documents = rendered(release, &["-n", "team-a"]);
        let name = |kind: &str, suffix: &str| {
            let is_it = |document: &&Json| {
                document["kind"] == kind
                    && document["metadata"]["labels"]["app.kubernetes.io/component"] == suffix
            };
            let names =
                documents.iter().filter(is_it).map(|document| document["metadata"]["name"].as_str().unwrap());
            names.collect::<Vec<_>>()
        };
        let services = name("Service", "postgres");
        let server = named(&documents, "StatefulSet", name("StatefulSet", "postgres")[0]);
        let headless = server["spec"]["serviceName"].as_str().unwrap();
        assert!(services.contains(&headless), "{services:?}");
        let client = services.iter().find(|name| **name != headless).unwrap();
        let jobs = documents.iter().filter(|document| document["kind"] == "CronJob").map(Json::to_string);
        assert!(
            jobs.clone().any(|job| job.contains(&format!("\"{client}.team-a.svc\""))),
            "dumps connect to {client}"
        );
        let config = documents.iter().find_map(|document| document["data"]["client.conf"].as_str()).unwrap();
        assert!(config.contains(&format!("pg1-host={headless}.team-a.svc\n")), "{config}");
        let certificates = documents.iter().filter(|document| document["kind"] == "Certificate");
        let hosts: Vec<String> =
            certificates.map(|certificate| certificate["spec"]["dnsNames"].to_string()).collect();
        for host in [client, headless] {
            assert!(
                hosts.iter().any(|names| names.contains(&format!("\"{host}.team-a.svc\""))),
                "{host}: {hosts:?}"
            );
        }
    }
}

#[test]
fn every_target_and_the_namespaced_scope_have_it_all() {
    let ours = |documents: &[Json]| {
        let is_ours = |document: &&Json| {
            let part = &document["metadata"]["labels"]["app.kubernetes.io/component"];
            ["postgres", "backup", "pgbackrest"].iter().any(|ours| part == ours)
        };
        let names =
            documents.iter().filter(is_ours).map(|document| document["kind"].as_str().unwrap().to_owned());
        let mut kinds: Vec<String> = names.collect();
        kinds.sort();
        kinds
    };
    let all = ours(&rendered("demo", &[]));
    assert!(all.len() > 25, "{all:?}");
    assert_eq!(ours(&rendered("demo", &["--target", "helm"])), all);
    assert_eq!(ours(&rendered("demo", &["--scope", "namespaced"])), all);
    assert!(ours(&rendered("demo", &["--scope", "cluster"])).is_empty());
    for document in rendered("demo", &["-n", "team-a", "--scope", "namespaced"]) {
        assert_eq!(document["metadata"]["namespace"], "team-a");
    }
}
