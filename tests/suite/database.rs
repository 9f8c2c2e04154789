//! The three modes of the database, without a server.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::support::{documents, object, render};

const EXTERNAL: &str =
    "postgres: {enabled: true, mode: external, host: db.example.com, password: s3cret-pass}\n";

fn url(values: &str) -> String {
    let documents = documents(&render(values, &[]).success());
    let secret = documents.iter().find(|document| document.pointer("/data/db-url").is_some()).unwrap();
    String::from_utf8(STANDARD.decode(secret["data"]["db-url"].as_str().unwrap()).unwrap()).unwrap()
}

fn container(documents: &[Json], kind: &str) -> Json {
    object(documents, kind)["spec"]["template"]["spec"]["containers"][0].clone()
}

#[test]
fn sqlite_is_given_as_an_argument() {
    let container = container(&documents(&render("", &[]).success()), "StatefulSet");
    assert_eq!(container["args"][3], "sqlite:/var/openshell/openshell.db");
    assert!(!container["env"].to_string().contains("OPENSHELL_DB_URL"));
}

#[test]
fn an_external_database_comes_from_a_secret_and_nowhere_else() {
    let text = render(EXTERNAL, &[]).success();
    let documents = documents(&text);
    let container = container(&documents, "StatefulSet");
    assert_eq!(container["args"], serde_json::json!(["--config", "/etc/openshell/gateway.toml"]));
    let env = container["env"].as_array().unwrap();
    let variable = env.iter().find(|variable| variable["name"] == "OPENSHELL_DB_URL").unwrap();
    let reference = &variable["valueFrom"]["secretKeyRef"];
    assert_eq!(*reference, serde_json::json!({ "name": "openshell-db-url", "key": "db-url" }));
    assert!(!text.contains("s3cret-pass"), "the password is in the clear");
    assert!(!text.contains("db_url"), "the URL is in gateway.toml");
    assert_eq!(
        url(EXTERNAL),
        "postgresql://openshell:s3cret%2Dpass@db.example.com:5432/openshell?sslmode=prefer"
    );
}

#[test]
fn a_changed_secret_rolls_the_pods() {
    let annotation = |values: &str| {
        let documents = documents(&render(values, &[]).success());
        let annotations = &object(&documents, "StatefulSet")["spec"]["template"]["metadata"]["annotations"];
        annotations["checksum/db-secret"].as_str().map(str::to_owned)
    };
    let first = annotation(EXTERNAL).unwrap();
    assert_eq!(first.len(), 64);
    assert_eq!(annotation(EXTERNAL), Some(first.clone()));
    assert_ne!(annotation(&EXTERNAL.replace("s3cret", "other")), Some(first));
    assert_eq!(annotation("server: {externalDbSecret: pg}"), None, "the content of that Secret is not known");
}

#[test]
fn everything_that_could_break_a_url_is_encoded() {
    let values = serde_json::json!({ "postgres": {
        "enabled": true, "mode": "external", "host": "fd00::2", "port": 6432, "username": "a:b@c", "password": "%41 /?#",
        "database": "ä/b", "sslmode": "verify-full",
    } });
    let expected = "postgresql://a%3Ab%40c:%2541%20%2F%3F%23@[fd00::2]:6432/%C3%A4%2Fb?sslmode=verify-full";
    assert_eq!(url(&values.to_string()), expected);
}

#[test]
fn an_existing_secret_is_used_as_it_is() {
    let values = "postgres: {enabled: true, mode: external, existingSecret: {name: pg, key: url}}";
    let documents = documents(&render(values, &[]).success());
    assert!(documents.iter().all(|document| document.pointer("/data/db-url").is_none()));
    let env = container(&documents, "StatefulSet")["env"].to_string();
    assert!(env.contains(r#""secretKeyRef":{"key":"url","name":"pg"}"#), "{env}");
}

#[test]
fn several_gateways_need_a_shared_database() {
    let deployment = "workload: {kind: deployment}\nreplicaCount: 3\n";
    let documents = documents(&render(&format!("{EXTERNAL}{deployment}"), &[]).success());
    assert_eq!(object(&documents, "Deployment")["spec"]["replicas"], 3);
    let report = render(deployment, &[]).refusal();
    for words in [
        "SQLite allows one gateway",
        "the database would be lost",
        "`postgres.mode: internal`",
        "workload.kind: statefulset",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_its_path() {
    for (values, words) in [
        ("postgres: {enabled: true, mode: external, password: x}", "`postgres.host` is missing"),
        ("postgres: {enabled: true, mode: external, host: h}", "password of the PostgreSQL role is missing"),
        ("postgres: {enabled: true, mode: external, host: h, password: x, sslmode: on}", "postgres.sslmode"),
        ("postgres: {enabled: true, mode: external, host: h, password: x, sslmode: always}", "verify-full"),
        ("postgres: {enabled: true, mode: external, host: h, password: x, port: 65536}", "postgres.port"),
        ("postgres: {enabled: true, mode: external, host: h, password: x, port: 0}", "postgres.port"),
        ("postgres: {enabled: true, mode: external, host: 'http://h', password: x}", "which is no host"),
        ("postgres: {enabled: true, mode: external, host: 'h:5432', password: x}", "which is no host"),
        ("postgres: {enabled: true, mode: external, host: h, password: \"a\\0b\"}", "NUL"),
        (
            "postgres: {enabled: true, mode: external, host: h, password: x}\nserver: {externalDbSecret: s}",
            "both say where",
        ),
        (
            "postgres: {enabled: true, mode: external, host: h, existingSecret: {name: s}}",
            "the whole URL comes from `postgres.existingSecret`",
        ),
        ("server: {dbUrl: 'postgresql://u:p@h/d'}", "would show in the pod's arguments"),
    ] {
        let report = render(values, &[]).refusal();
        assert!(report.contains(words), "{values}: {report}");
        assert!(!report.contains("u:p@h"), "{report}");
    }
}

#[test]
fn a_disabled_database_section_changes_nothing() {
    let plain = render("", &[]).success();
    assert_eq!(
        plain,
        render("postgres: {enabled: false, mode: external, host: h, password: x}", &[]).success()
    );
}

#[test]
fn role_names_that_the_gateway_stumbles_over_are_warned_about() {
    for (name, warned) in
        [("app,prod", true), ("app\u{7}", true), ("app-🦀", true), ("ümläut app@x=1;", false)]
    {
        let values = format!("{EXTERNAL}  ").replace("password:", &format!("username: {name:?}, password:"));
        let run = render(&values.replace("\\u{7}", "\\a"), &[]);
        assert_eq!(run.stderr.contains("a role whose name holds a comma"), warned, "{name}: {}", run.stderr);
        run.success();
    }
}
