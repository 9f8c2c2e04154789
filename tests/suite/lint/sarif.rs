//! SARIF, against the schema of the standard.

use std::fs;
use std::path::Path;

use openshell_deploy::diagnostic::report::sarif;
use openshell_deploy::diagnostic::{Code, Diagnostic};
use openshell_deploy::source::{Origin, Sources, Span};
use serde_json::{Value as Json, json};

use super::formats::case;
use super::lint;
use crate::external::available;

fn document(diagnostics: &[Diagnostic], sources: &Sources) -> Json {
    serde_json::from_str(&sarif(diagnostics, sources).unwrap()).unwrap()
}

#[test]
fn results_are_valid_by_the_standards_schema() {
    // Put there by .ci/install.
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sarif-2.1.0.json");
    if !available("target/sarif-2.1.0.json, which .ci/install makes", schema.exists()) {
        return;
    }
    let mut schema: Json = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    // The standard's schema has a bracket too many here. Nothing of ours has this property.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        assert!(language.as_object_mut().unwrap().remove("pattern").is_some());
    }
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let (diagnostics, sources) = case();
    let mut documents =
        vec![document(&diagnostics, &sources), document(&[], &sources), document(&[], &Sources::default())];
    let all: Vec<Diagnostic> = Code::all().map(|code| Diagnostic::warning(code, "x")).collect();
    documents.push(document(&all, &sources));
    for values in ["", "replicas: 1\n", "service: {type: LoadBalancer}\nbackup: {schedule: x}\n"] {
        documents.push(serde_json::from_str(&lint(values, &["--format", "sarif"]).stdout).unwrap());
    }
    for document in documents {
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    // The schema is one that can refuse.
    assert!(!validator.is_valid(&json!({ "version": "2.1.0", "runs": [{}] })));
}

#[test]
fn results_have_rules_places_and_levels() {
    let (diagnostics, sources) = case();
    let document = document(&diagnostics, &sources);
    let run = &document["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["id"].as_str().unwrap())
        .collect();
    assert_eq!(rules, ["OSD-0301", "OSD-1004", "OSD-1301"]);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let rule =
            &run["tool"]["driver"]["rules"][usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["help"]["markdown"].as_str().unwrap().contains("## How to fix"));
    }
    let levels: Vec<&Json> = results.iter().map(|result| &result["level"]).collect();
    assert_eq!(levels, ["warning", "note", "error"]);
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my,%20values%3A100%25.yaml");
    assert_eq!(place["region"], json!({ "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 5 }));
    // Without a place of its own, the first file as a whole.
    let unplaced = &results[1]["locations"][0];
    assert_eq!(
        unplaced["physicalLocation"],
        json!({ "artifactLocation": { "uri": "my,%20values%3A100%25.yaml" } })
    );
    assert_eq!(unplaced["logicalLocations"][0]["fullyQualifiedName"], "Deployment openshell: spec.replicas");
}

#[test]
fn fingerprints_stay_when_lines_move_and_differ_between_results() {
    let prints = |text: &str| {
        let mut sources = Sources::default();
        let source = sources.add("/etc/values.yaml", text, Origin::File);
        let start = text.find("a:").unwrap();
        let problem = |setting: &str| {
            Diagnostic::warning(Code::NoEffect, "x")
                .about(setting)
                .at(Span { source, start, end: start + 1 }, "")
        };
        let document = document(&[problem("a"), problem("b"), problem("a")], &sources);
        let results = document["runs"][0]["results"].as_array().unwrap().clone();
        let uri = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "file:///etc/values.yaml");
        results
            .iter()
            .map(|result| result["partialFingerprints"]["finding/v1"].to_string())
            .collect::<Vec<_>>()
    };
    let one = prints("a: 1\n");
    assert_eq!(one, prints("# more\n\na: 1\n"));
    assert!(one[0] != one[1] && one[0] != one[2] && one[1] != one[2], "{one:?}");
}
