//! The rendered database URL against a real PostgreSQL server.

mod parameters;
mod server;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::support::{documents, object, render};
use server::{Server, login};

/// Names and passwords that break a URL, SQL or YAML that is put together carelessly.
const HOSTILE: [&str; 16] = [
    "plain",
    "with space",
    "100%41",
    "a:b@c/d?e#f",
    "quo'te\"d",
    "back\\slash",
    "semi;colon, comma",
    "[brackets]{braces}",
    "<>^`|~",
    "+plus&and=equals",
    "$dollar!bang*star",
    "ümläut-ß-日本語-🦀",
    "%",
    "..",
    ".",
    "tab\tand newline\n",
];

#[test]
fn hostile_names_and_passwords_log_in() {
    let Some(server) = Server::start() else { return };
    for text in HOSTILE.into_iter().chain([all_printable().as_str()]) {
        let (user, password, database) =
            (format!("user {text}"), format!("password {text}"), text.to_owned());
        server.create(&user, &password, &database);
        for host in server.hosts() {
            let url = url(host, server.port(), &user, &password, &database);
            assert_eq!(login(&url), Ok((user.clone(), database.clone())), "{text:?} at {host}: {url}");
        }
        let wrong = url("127.0.0.1", server.port(), &user, "wrong", &database);
        assert!(login(&wrong).is_err(), "a wrong password was accepted for {text:?}");
    }
}

#[test]
fn sslmode_reaches_the_server() {
    let Some(server) = Server::start() else { return };
    server.create("app", "secret", "app");
    // The server has no TLS, so modes that insist on it must fail, and for that reason.
    for (mode, works) in
        [("disable", true), ("allow", true), ("prefer", true), ("require", false), ("verify-full", false)]
    {
        let url = rendered("127.0.0.1", server.port(), "app", "secret", "app", mode);
        let result = login(&url);
        assert_eq!(result.is_ok(), works, "{mode}: {result:?}");
    }
}

/// All printable ASCII characters, at most 63 bytes being a name's limit in PostgreSQL: the punctuation.
fn all_printable() -> String {
    (' '..='~').filter(|letter| !letter.is_alphanumeric()).collect()
}

fn url(host: &str, port: u16, user: &str, password: &str, database: &str) -> String {
    rendered(host, port, user, password, database, "prefer")
}

/// The URL in the rendered Secret.
fn rendered(host: &str, port: u16, user: &str, password: &str, database: &str, sslmode: &str) -> String {
    let values = serde_json::json!({ "postgres": {
        "enabled": true, "mode": "external", "host": host, "port": port, "username": user, "password": password,
        "database": database, "sslmode": sslmode,
    } });
    let documents = documents(&render(&values.to_string(), &[]).success());
    let secrets: Vec<Json> =
        documents.into_iter().filter(|document| document.pointer("/data/db-url").is_some()).collect();
    let encoded = object(&secrets, "Secret")["data"]["db-url"].as_str().unwrap().to_owned();
    String::from_utf8(STANDARD.decode(encoded).unwrap()).unwrap()
}
