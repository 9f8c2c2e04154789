//! No pattern is stricter than the plan, and each refuses something.

use openshell_deploy::reference::{examples, trial};
use serde_json::{Value as Json, json};

use super::{SCHEMAS, VALIDATORS, complaints};

const SAMPLES: [&str; 66] = [
    "",
    " ",
    "a",
    "A",
    "a b",
    "a\n",
    "\na",
    "a.b",
    "a..b",
    "-a",
    "a-",
    "a_b",
    "A1",
    "0",
    "1",
    "-1",
    "+1",
    "00",
    "0.5",
    ".5",
    "5.",
    "-0",
    "1e3",
    "1E3",
    "1e+3",
    "1E",
    "10Gi",
    "10GB",
    "10 Gi",
    "1gi",
    "1m",
    "Gi",
    "0440",
    "0o440",
    "fail_closed",
    "managed",
    "StatefulSet",
    "statefulset",
    "a:9000",
    "https://a/",
    "http://a",
    "a/b",
    "a@b",
    "[::1]",
    "::1",
    "30 2 * * *",
    " 30 2  * * * ",
    "30 2 * *",
    "0 30 2 * * *",
    "*/5 * * * mon-fri",
    "* * * * 7",
    "@daily",
    "@every 1h30m",
    "@every",
    "@never",
    "TZ=UTC 30 2 * * *",
    "a b c d e",
    "10GiB",
    "10kib",
    "10tb",
    "1e1GiB",
    "pg_a",
    "ä",
    "🦀",
    "sha256:",
    "s3://bucket",
];

/// All patterns with the settings that they are for; `*` is any key.
fn patterns(schema: &Json, path: &str, found: &mut Vec<String>) {
    if schema.get("pattern").is_some() {
        found.push(path.to_owned());
    }
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        patterns(property, &path, found);
    }
    if let Some(any) = schema.get("additionalProperties").filter(|any| any.is_object()) {
        patterns(any, &format!("{path}.*"), found);
    }
}

fn rules() -> Vec<String> {
    let mut rules = Vec::new();
    patterns(&SCHEMAS[0], "", &mut rules);
    for rule in SCHEMAS[0]["allOf"].as_array().unwrap() {
        patterns(&rule["then"], "", &mut rules);
    }
    rules
}

/// Values with a setting set to a text.
fn with(context: &Json, path: &str, text: &str) -> Json {
    let mut values = context.clone();
    let place = path.split('.').fold(&mut values, |values, key| {
        if values.is_null() {
            *values = json!({});
        }
        &mut values[if key == "*" { "memory" } else { key }]
    });
    *place = text.into();
    values
}

#[test]
fn what_a_pattern_refuses_the_plan_refuses() {
    let rules = rules();
    assert!(rules.len() > 45, "{}", rules.len());
    let long = [
        "a".repeat(63),
        "a".repeat(64),
        "a".repeat(254),
        format!("{}B", "a".repeat(63)),
        format!("sha256:{}", "0a".repeat(32)),
    ];
    let keys = [
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=",
        " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
    ];
    for path in rules {
        let mut refused = 0;
        let context = examples::context(&path).to_json();
        let samples = SAMPLES.iter().copied().chain(long.iter().map(String::as_str)).chain(keys);
        for sample in samples {
            let values = with(&context, &path, sample);
            if VALIDATORS[0].is_valid(&values) {
                continue;
            }
            refused += 1;
            let text = values.to_string();
            let plan = trial::well_formed(&text).and_then(|values| trial::planned(&values));
            assert!(
                plan.is_none(),
                "`{path}: {sample:?}` renders, and the schema says {:?}",
                complaints(&values)
            );
        }
        assert!(refused > 0, "nothing is refused for {path}");
    }
}
