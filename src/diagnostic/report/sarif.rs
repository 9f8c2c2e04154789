//! Problems as SARIF 2.1.0, the format of code scanning.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value as Json, json};

use super::finding::{Finding, Place};
use super::visible::visible;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::plan::kubernetes_names::hex;
use crate::source::{Origin, Sources};

/// What cannot stand in the path of a URI (RFC 3986, `pchar` and `/`); a colon would end a scheme.
const NOT_IN_A_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// One run with a rule for each code that came up, its help being the code's page. A problem that stands in no file
/// is shown at the first values file as a whole, because code scanning shows nothing without a file.
///
/// The partial fingerprint of a result does not depend on its line, nor on the names and numbers in its message, so
/// that a problem stays the same one when lines move.
///
/// # Errors
/// Never for what this program finds; the error is that of `serde_json`.
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources) -> Result<String, serde_json::Error> {
    let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let first_file = sources
        .iter()
        .find(|source| source.origin == Origin::File)
        .map(|source| visible(source.name.trim_start_matches("./")));
    let mut seen: HashMap<String, usize> = HashMap::new();
    let results: Vec<Json> = diagnostics
        .iter()
        .map(|diagnostic| {
            let finding = Finding::new(diagnostic, sources);
            let index = codes.iter().position(|code| *code == diagnostic.code);
            let number = seen.entry(identity(&finding)).and_modify(|number| *number += 1).or_insert(0);
            let fingerprint = fingerprint(&identity(&finding), *number);
            result(&finding, index, first_file.as_deref(), &fingerprint)
        })
        .collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(*code, diagnostics)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn rule(code: Code, diagnostics: &[Diagnostic]) -> Json {
    let page = code.page();
    let found = diagnostics.iter().filter(|diagnostic| diagnostic.code == code);
    let worst = found.map(|diagnostic| diagnostic.severity).min().unwrap_or(Severity::Warning);
    json!({
        "id": code.id(),
        "name": format!("{code:?}"),
        "shortDescription": { "text": page.title },
        "fullDescription": { "text": page.meaning() },
        "help": { "text": page.text, "markdown": page.text },
        "defaultConfiguration": { "level": worst.as_str() },
    })
}

fn result(finding: &Finding, rule_index: Option<usize>, first_file: Option<&str>, fingerprint: &str) -> Json {
    let mut location = Map::new();
    if let Some(physical) = physical_location(&finding.place, first_file) {
        location.insert("physicalLocation".into(), physical);
    }
    let logical = logical_locations(finding);
    if !logical.is_empty() {
        location.insert("logicalLocations".into(), Json::Array(logical));
    }
    json!({
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": { "text": finding.text() },
        "locations": if location.is_empty() { vec![] } else { vec![Json::Object(location)] },
        "partialFingerprints": { "finding/v1": fingerprint },
    })
}

fn physical_location(place: &Place, first_file: Option<&str>) -> Option<Json> {
    let file = place.file.as_deref().or(first_file)?;
    let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
    if let (Some(line), Some(map)) = (place.line, physical.as_object_mut()) {
        map.insert(
            "region".into(),
            json!({
                "startLine": line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            }),
        );
    }
    Some(physical)
}

/// The setting, and the field of the object.
fn logical_locations(finding: &Finding) -> Vec<Json> {
    let setting =
        finding.setting.as_ref().map(|setting| json!({ "fullyQualifiedName": setting, "kind": "property" }));
    let object = finding.object.as_ref().map(|object| match &finding.field {
        Some(field) => {
            json!({ "name": field, "fullyQualifiedName": format!("{object}: {field}"), "kind": "property" })
        }
        None => json!({ "fullyQualifiedName": object, "kind": "object" }),
    });
    setting.into_iter().chain(object).collect()
}

/// A path as a relative URI, or as one of the scheme `file` where it is absolute.
fn uri(path: &str) -> String {
    let scheme = if path.starts_with('/') { "file://" } else { "" };
    format!("{scheme}{}", utf8_percent_encode(path, NOT_IN_A_PATH))
}

/// What a problem is about: the setting, or else the field. Objects' names may change with their content.
fn identity(finding: &Finding) -> String {
    let about = finding.setting.as_ref().or(finding.field.as_ref()).map_or("", String::as_str);
    let file = finding.place.file.as_deref().unwrap_or_default();
    [finding.code, file, about].join("\n")
}

/// The hash of an identity and how often it came up before.
fn fingerprint(identity: &str, number: usize) -> String {
    hex(format!("{identity}\n{number}").as_bytes()).chars().take(32).collect()
}
