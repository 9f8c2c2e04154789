//! Any text of a user comes through each format, and out of its reader, as one finding.

use openshell_deploy::diagnostic::report::{github, json, junit, sarif};
use openshell_deploy::diagnostic::{Code, Diagnostic, Severity};
use openshell_deploy::source::{Origin, Sources, Span};
use proptest::prelude::*;
use serde_json::Value as Json;

use super::lint;

/// One finding with this text wherever a user's text may stand.
fn finding(text: &str) -> ([Diagnostic; 1], Sources) {
    let mut sources = Sources::default();
    let source = sources.add(text, text, Origin::File);
    let finding = Diagnostic::warning(Code::NoEffect, text)
        .about(text)
        .at(Span { source, start: 0, end: text.len() }, text)
        .in_object(text, text)
        .help(text);
    ([finding], sources)
}

/// The message as other programs read it.
fn message(findings: &[Diagnostic], sources: &Sources) -> String {
    let list: Json = serde_json::from_str(&json(findings, sources).unwrap()).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    list[0]["message"].as_str().unwrap().to_owned()
}

fn check(text: &str) {
    let (findings, sources) = finding(text);
    let message = message(&findings, &sources);
    assert!(message.chars().all(|c| c == '\t' || !c.is_control()), "{message:?}");

    let result: Json = serde_json::from_str(&sarif(&findings, &sources).unwrap()).unwrap();
    let result = &result["runs"][0]["results"][0];
    assert!(result["message"]["text"].as_str().unwrap().starts_with(&message));
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    let takes =
        |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=@/%".contains(c) || uri.starts_with("file:");
    assert!(uri.chars().all(takes), "{uri}");

    let commands = github(&findings, &sources);
    assert_eq!(commands.matches('\n').count(), 1, "{commands:?}");
    let (head, data) = commands.trim_end_matches('\n').split_once("title=OSD-1301::").unwrap();
    assert_eq!(head.matches("::").count(), 1, "{head}");
    let read = data.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    assert_eq!(read, format!("{message}\nhelp: {message}"));

    let xml = junit(&findings, &sources, Severity::Note);
    let document = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}: {xml:?}"));
    let failures: Vec<_> = document.descendants().filter(|node| node.has_tag_name("failure")).collect();
    assert_eq!(failures.len(), 1);
    let plain = message.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    // A tab in an attribute is read as a space, by the rules of XML.
    assert_eq!(failures[0].attribute("message"), Some(plain.replace('\t', " ").as_str()));
    assert!(failures[0].text().unwrap().starts_with(&plain), "{xml:?}");
}

#[test]
fn texts_of_other_formats_are_only_texts() {
    for text in [
        "]]>",
        "<!--",
        "&amp;",
        "'\"",
        "%0A::error::x",
        "a:b,c",
        "\t",
        "\u{feff}",
        "../..",
        "//host/x",
        "C:\\x",
        "?#",
    ] {
        check(text);
    }
}

#[test]
fn values_that_mean_something_elsewhere_are_linted() {
    for text in
        ["", "/", ":", "@", "a@", "a:", "registry:5000", "x/y:z@sha256:", "ENC[", "\u{1b}[0m", "${x}", "*"]
    {
        let values = serde_json::json!({
            "image": { "tag": text },
            "server": { "sandboxImage": text, "oidc": { "issuer": text } },
            "postgres": { "host": text },
            "podAnnotations": { text: text, "password": text },
        });
        for format in ["human", "json", "sarif", "github", "junit"] {
            let run = lint(&values.to_string(), &["--format", format]);
            assert!(matches!(run.status, Some(0 | 1)), "{text:?} {format}: {}", run.stderr);
            assert!(run.stdout.contains("OSD-"), "{text:?} {format}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_only_a_text(text in any::<String>()) {
        check(&text);
    }
}
