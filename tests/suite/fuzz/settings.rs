//! Values that the schema allows, and some that it does not.

use openshell_deploy::values::json_schema::json_schema;
use openshell_deploy::values::schema::deferred;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::strings::string;

/// Parts of Kubernetes objects nest for ever; nothing of interest is deeper.
const DEEPEST: usize = 7;

/// Each setting with values for it. Parts of Kubernetes objects count as one setting.
pub fn settings() -> Vec<(String, BoxedStrategy<Json>)> {
    let mut found = Vec::new();
    collect(json_schema(), "", &mut found);
    found
}

fn collect(schema: &Json, path: &str, found: &mut Vec<(String, BoxedStrategy<Json>)>) {
    let schema = resolved(schema);
    match schema["properties"].as_object().filter(|_| schema["additionalProperties"] == false) {
        Some(properties) => {
            for (key, schema) in properties {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(schema, &path, found);
            }
        }
        None => found.push((path.to_owned(), value(schema, 0))),
    }
}

fn resolved(schema: &Json) -> &Json {
    if let Some(name) = schema[deferred::KEYWORD].as_str() {
        return deferred::schema(name).unwrap();
    }
    match schema["$ref"].as_str() {
        Some(reference) => resolved(json_schema().pointer(reference.trim_start_matches('#')).unwrap()),
        None => schema,
    }
}

/// Values of a schema, and now and then one of another type.
fn value(schema: &Json, depth: usize) -> BoxedStrategy<Json> {
    let schema = resolved(schema);
    if depth > DEEPEST {
        return Just(json!({})).boxed();
    }
    prop_oneof![20 => right(schema, depth), 1 => anything()].boxed()
}

fn right(schema: &Json, depth: usize) -> BoxedStrategy<Json> {
    if let Some(words) = words(schema) {
        return prop::sample::select(words).boxed();
    }
    if let Some(alternatives) = schema["anyOf"].as_array() {
        return prop::sample::select(alternatives.clone())
            .prop_flat_map(move |schema| value(&schema, depth))
            .boxed();
    }
    if let Some(properties) = schema["properties"].as_object() {
        return object(properties, depth);
    }
    let kind = match &schema["type"] {
        Json::Array(kinds) => kinds[0].as_str(),
        kind => kind.as_str(),
    };
    match kind {
        Some("array") => {
            let items = value(&schema["items"], depth + 1);
            prop::collection::vec(items, 0..4).prop_map(Json::from).boxed()
        }
        Some("object") => {
            let values = value(&schema["additionalProperties"], depth + 1);
            let map = prop::collection::btree_map(string(), values, 0..4);
            map.prop_map(|map| Json::Object(map.into_iter().collect())).boxed()
        }
        Some("string") => string().prop_map(Json::from).boxed(),
        Some("integer" | "number") => number(schema),
        Some("boolean") => any::<bool>().prop_map(Json::from).boxed(),
        _ => anything(),
    }
}

/// Some of the properties: most of them make sense together with few others only.
fn object(properties: &Map<String, Json>, depth: usize) -> BoxedStrategy<Json> {
    let all: Vec<_> = properties.iter().map(|(key, schema)| (key.clone(), schema.clone())).collect();
    let most = all.len().min(4);
    prop::sample::subsequence(all, 0..=most)
        .prop_flat_map(move |chosen| {
            let (keys, schemas): (Vec<_>, Vec<_>) = chosen.into_iter().unzip();
            let values: Vec<_> = schemas.iter().map(|schema| value(schema, depth + 1)).collect();
            values.prop_map(move |values| keys.iter().cloned().zip(values).collect::<Json>())
        })
        .boxed()
}

fn words(schema: &Json) -> Option<Vec<Json>> {
    let constants = || schema["oneOf"].as_array()?.iter().map(|one| one.get("const").cloned()).collect();
    schema["enum"].as_array().cloned().or_else(constants)
}

fn number(schema: &Json) -> BoxedStrategy<Json> {
    let lowest = schema["minimum"].as_i64().unwrap_or(0);
    prop_oneof![
        4 => lowest..lowest + 40,
        2 => prop::sample::select(vec![-1, 0, 1, 80, 443, 1000, 5432, 8080, 65535, 65536]),
        1 => prop::sample::select(vec![i64::MIN, i64::from(i32::MAX), i64::from(i32::MAX) + 1, i64::MAX]),
    ]
    .prop_map(Json::from)
    .boxed()
}

fn anything() -> BoxedStrategy<Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        string().prop_map(Json::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null, { "a": [] }])),
    ]
    .boxed()
}
