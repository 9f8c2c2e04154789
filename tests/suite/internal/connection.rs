//! How the gateway and the jobs connect to a server of the release.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use super::pods::{containers, pods};
use super::{FULL, SERVER, named, rendered};

fn url(documents: &[Json]) -> String {
    let secret = named(documents, "Secret", "openshell-db-url");
    String::from_utf8(STANDARD.decode(secret["data"]["db-url"].as_str().unwrap()).unwrap()).unwrap()
}

#[test]
fn the_gateway_gets_the_url_of_the_service() {
    let documents = rendered(SERVER, &[]);
    let host = "openshell-postgres.openshell.svc:5432";
    assert_eq!(
        url(&documents),
        format!("postgresql://openshell:s3cr3t%2Dpassword@{host}/openshell?sslmode=disable")
    );
    let gateway = &named(&documents, "StatefulSet", "openshell")["spec"]["template"]["spec"];
    let env = gateway["containers"][0]["env"].to_string();
    assert!(env.contains(r#""secretKeyRef":{"key":"db-url","name":"openshell-db-url"}"#), "{env}");
}

#[test]
fn with_tls_the_gateway_verifies_the_server() {
    let documents = rendered(FULL, &[]);
    let url = url(&documents);
    assert!(
        url.ends_with("?sslmode=verify-full&sslrootcert=%2Fetc%2Fopenshell-tls%2Fpostgres%2Fca.crt"),
        "{url}"
    );
    let gateway = &named(&documents, "StatefulSet", "openshell")["spec"]["template"]["spec"];
    let volumes = gateway["volumes"].as_array().unwrap();
    let volume = volumes.iter().find(|volume| volume["name"] == "postgres-ca").unwrap();
    // The authority alone: the gateway has no use for the server's key.
    let expected =
        json!({ "secretName": "openshell-postgres-tls", "items": [{ "key": "ca.crt", "path": "ca.crt" }] });
    assert_eq!(volume["secret"], expected);
    let mounts = gateway["containers"][0]["volumeMounts"].as_array().unwrap();
    let mount = mounts.iter().find(|mount| mount["name"] == "postgres-ca").unwrap();
    assert_eq!(mount["mountPath"], "/etc/openshell-tls/postgres");
    let data = &named(&documents, "ConfigMap", "openshell-postgres-config")["data"];
    assert!(data["postgresql.conf"].as_str().unwrap().contains("ssl = on\n"));
    let hba = data["pg_hba.conf"].as_str().unwrap();
    assert!(hba.lines().any(|line| line.starts_with("hostssl")), "{hba}");
    let lets_in_without = |line: &&str| line.starts_with("host ") && !line.ends_with("reject");
    assert_eq!(hba.lines().filter(lets_in_without).count(), 0, "{hba}");
}

#[test]
fn nobody_is_let_in_without_a_password_and_no_superuser_from_outside() {
    for values in [SERVER, FULL] {
        let documents = rendered(values, &[]);
        let hba = named(&documents, "ConfigMap", "openshell-postgres-config")["data"]["pg_hba.conf"]
            .as_str()
            .unwrap();
        let lines: Vec<Vec<&str>> = hba.lines().map(|line| line.split_whitespace().collect()).collect();
        let methods = lines.iter().filter(|words| words[0] != "#").map(|words| *words.last().unwrap());
        assert!(methods.clone().all(|method| ["peer", "reject", "scram-sha-256"].contains(&method)), "{hba}");
        let from_outside =
            lines.iter().find(|words| words[0].starts_with("host") && words[2] == "postgres").unwrap();
        assert_eq!(from_outside.last(), Some(&"reject"), "{hba}");
        let first_host = lines.iter().find(|words| words[0].starts_with("host")).unwrap();
        assert_eq!(first_host, from_outside, "another line comes first: {hba}");
    }
}

#[test]
fn dollars_in_names_reach_the_containers() {
    let names = [r#"postgres.username="$(PGDATA) app""#, r#"postgres.database="a$$b""#];
    let documents = rendered(FULL, &names);
    assert!(url(&documents).starts_with("postgresql://%24%28PGDATA%29%20app:"), "{}", url(&documents));
    let mut seen = 0;
    for (pod, spec) in pods(&documents) {
        for variable in containers(spec).filter_map(|container| container["env"].as_array()).flatten() {
            // Kubernetes makes one dollar of two.
            let expected = match variable["name"].as_str().unwrap() {
                "APP_ROLE" | "PGUSER" | "DATA_SOURCE_USER" => "$$(PGDATA) app",
                "APP_DATABASE" | "PGDATABASE" => "a$$$$b",
                _ => continue,
            };
            assert_eq!(variable["value"], expected, "{pod}: {}", variable["name"]);
            seen += 1;
        }
        for container in containers(spec) {
            let command = format!("{}{}", container["command"], container["args"]);
            assert!(!command.contains("PGDATA"), "{pod}: {command}");
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn the_data_directory_is_that_of_the_major_version() {
    for (tag, major) in [("18.6-trixie", "18"), ("13.21", "13"), ("17", "17")] {
        let documents = rendered(SERVER, &[&format!(r#"postgres.image.tag="{tag}""#)]);
        let pods = pods(&documents);
        let env = pods[0].1["containers"][0]["env"].to_string();
        assert!(env.contains(&format!(r#"{{"name":"PGDATA","value":"/pgdata/{major}/data"}}"#)), "{env}");
        assert!(env.contains(&format!(r#"{{"name":"POSTGRES_MAJOR","value":"{major}"}}"#)), "{env}");
    }
}
