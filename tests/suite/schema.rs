//! `schema`: editors and the program agree on what a values file may hold.

mod agreement;
mod files;
mod refused;
mod rules;

use std::sync::LazyLock;

use jsonschema::Validator;
use openshell_deploy::source::{Origin, Sources};
use openshell_deploy::values::node::Node;
use openshell_deploy::values::{check, yaml};
use serde_json::Value as Json;

use crate::support::run;

/// The editions of JSON Schema as arguments.
const DRAFTS: [&str; 2] = ["2020-12", "7"];

/// The schemas of both editions, as printed.
static SCHEMAS: LazyLock<[Json; 2]> = LazyLock::new(|| {
    DRAFTS.map(|draft| serde_json::from_str(&run(["schema", "--draft", draft]).success()).unwrap())
});

static VALIDATORS: LazyLock<[Validator; 2]> =
    LazyLock::new(|| [&SCHEMAS[0], &SCHEMAS[1]].map(|schema| jsonschema::validator_for(schema).unwrap()));

/// What is wrong with values by the schema, the same in both editions.
fn complaints(values: &Json) -> Vec<String> {
    let [new, old] = [&VALIDATORS[0], &VALIDATORS[1]].map(|validator| {
        let complaint = |error: jsonschema::ValidationError| format!("{}: {error}", error.instance_path());
        validator.iter_errors(values).map(complaint).collect::<Vec<_>>()
    });
    assert_eq!(new, old, "{values}");
    new
}

/// Values as the loader reads them, and what it says about them.
fn loaded(text: &str) -> (Node, Vec<String>) {
    let mut sources = Sources::default();
    let id = sources.add("values.yaml", text, Origin::File);
    let values = yaml::parse(id, text).unwrap().into_iter().next().unwrap();
    let problems = check::check(&values, &sources, false);
    (values, problems.into_iter().map(|problem| problem.message).collect())
}

#[test]
fn both_editions_are_valid_schemas_of_their_own() {
    for (schema, uri) in SCHEMAS
        .iter()
        .zip(["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#"])
    {
        assert_eq!(schema["$schema"], uri);
        assert!(jsonschema::meta::is_valid(schema), "{uri}");
        for key in ["$id", "title", "description"] {
            assert!(schema[key].as_str().is_some_and(|text| !text.is_empty()), "{key}");
        }
    }
    assert_eq!(run(["schema"]).success(), run(["schema", "--draft", "2020-12"]).success());
}

#[test]
fn everything_is_closed_described_and_without_what_editions_disagree_on() {
    fn visit(at: &str, schema: &Json, objects: &mut usize) {
        let Some(map) = schema.as_object() else { return };
        if let Some(reference) = map.get("$ref") {
            assert_eq!(map.len(), 1, "{at}: draft 7 takes nothing beside {reference}");
            return;
        }
        if let Some(properties) = map.get("properties").and_then(Json::as_object) {
            *objects += 1;
            assert_eq!(map["additionalProperties"], false, "{at}");
            for (key, property) in properties {
                assert!(property["description"].as_str().is_some_and(|text| !text.is_empty()), "{at}.{key}");
                visit(&format!("{at}.{key}"), property, objects);
            }
        }
        map.get("items").into_iter().for_each(|items| visit(&format!("{at}[]"), items, objects));
        map.get("additionalProperties").into_iter().for_each(|any| visit(&format!("{at}.*"), any, objects));
    }
    for (schema, definitions) in SCHEMAS.iter().zip(["$defs", "definitions"]) {
        let mut objects = 0;
        visit("", schema, &mut objects);
        for (name, definition) in schema[definitions].as_object().unwrap() {
            visit(name, definition, &mut objects);
        }
        assert!(objects > 100, "{objects}");
    }
}

#[test]
fn defaults_are_those_of_defaults_yaml_and_secrets_have_no_example() {
    let at = |path: &str| {
        SCHEMAS[0].pointer(&format!("/properties/{}", path.replace('.', "/properties/"))).unwrap()
    };
    assert_eq!(at("service.port")["default"], 8080);
    assert_eq!(
        at("server.logLevel")["examples"],
        serde_json::json!(["error", "warn", "info", "debug", "trace"])
    );
    assert_eq!(at("securityContext")["default"]["runAsUser"], 1000);
    let password = at("postgres.password");
    assert_eq!((&password["writeOnly"], password.get("examples")), (&Json::Bool(true), None));
    let words = at("postgres.sslmode")["description"].as_str().unwrap();
    assert!(words.contains("- `verify-ca`: Always TLS, with a certificate"), "{words}");
}
