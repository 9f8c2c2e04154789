//! Values files and `--set` flags mean what they mean in Helm 4.3.1.
//!
//! Each case of `fixtures/layers/cases.jsonl` holds the texts of files, flags, and the values that Helm made of
//! them with a chart that has no defaults. `fails`: Helm refused. `may_refuse`: refusing is right too, as Helm
//! drops a part of the input silently. `either`: both are right.

use openshell_deploy::source::Sources;
use openshell_deploy::values::layers::{Layers, load};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Case {
    name: String,
    files: Vec<String>,
    flags: Vec<(Flag, String)>,
    #[serde(default)]
    values: Value,
    #[serde(default)]
    fails: bool,
    #[serde(default)]
    may_refuse: bool,
    #[serde(default)]
    either: bool,
}

#[derive(Debug, Deserialize)]
enum Flag {
    #[serde(rename = "--set")]
    Set,
    #[serde(rename = "--set-string")]
    String,
    #[serde(rename = "--set-json")]
    Json,
    #[serde(rename = "--set-literal")]
    Literal,
}

fn run(case: &Case) -> Option<Value> {
    let mut layers =
        Layers { files: (0..case.files.len()).map(|i| i.to_string()).collect(), ..Layers::default() };
    for (flag, text) in &case.flags {
        let list = match flag {
            Flag::Set => &mut layers.set,
            Flag::String => &mut layers.set_string,
            Flag::Json => &mut layers.set_json,
            Flag::Literal => &mut layers.set_literal,
        };
        list.push(text.clone());
    }
    let mut files = case.files.iter();
    let mut read = |_: &str| Ok(files.next().cloned().unwrap_or_default().into_bytes());
    let (values, problems) = load(&layers, &mut read, &mut Sources::default());
    problems.is_empty().then(|| values.to_json())
}

/// JSON does not tell `1` from `1.0`.
fn normal(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::from(number.as_f64()),
        Value::Array(items) => items.iter().map(normal).collect(),
        Value::Object(map) => {
            Value::Object(map.iter().map(|(key, value)| (key.clone(), normal(value))).collect())
        }
        other => other.clone(),
    }
}

#[test]
fn values_are_those_of_helm() {
    let cases = include_str!("../../fixtures/layers/cases.jsonl");
    let mut failed = Vec::new();
    let mut count = 0;
    for line in cases.lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        count += 1;
        let right = case.either
            || match run(&case) {
                None => case.may_refuse,
                Some(_) if case.fails => false,
                Some(values) => normal(&values) == normal(&case.values),
            };
        if !right {
            failed.push(format!("{}: {:?} {:?} gave {:?}", case.name, case.files, case.flags, run(&case)));
        }
    }
    assert_eq!(count, 115);
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
