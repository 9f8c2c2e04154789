//! Odd values of the type that a schema gives.

use openshell_deploy::values::json_schema::json_schema;
use openshell_deploy::values::schema::deferred;
use serde_json::{Value as Json, json};

/// Texts that some rule refuses each, and some that few refuse.
const TEXTS: [&str; 44] = [
    "",
    " ",
    "a",
    "A",
    "a b",
    "-a",
    "a-",
    "a.b",
    "a..b",
    "a_b",
    "a/b",
    "../a",
    "..",
    "/",
    "/a",
    "ä",
    "a\nb",
    "\t",
    "a:b",
    "a,b",
    "1",
    "0",
    "-1",
    "true",
    "null",
    "65536",
    "{{ .Values }}",
    "$(A)",
    "'\"",
    "*",
    "*.a",
    "10.0.0.1",
    "10.0.0.0/8",
    "https://a/b?c",
    "UTC",
    "Local",
    "1Gi",
    "1h",
    "1m",
    "@daily",
    "* * * * *",
    "ReadWriteOncePod",
    "\u{7f}",
    "a@sha256:b",
];
const LENGTHS: [usize; 6] = [16, 53, 63, 64, 253, 254];
/// Texts inside of Kubernetes' own types, of which there are many.
const FEW: [&str; 6] =
    ["", "a", "A b", "a/b", "ä", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"];
const NUMBERS: [i64; 9] = [-1, 0, 1, 7, 600, 65535, 65536, 2_147_483_647, 2_147_483_648];
const AMOUNTS: [&str; 8] = ["0", "1", "-1", "1m", "1Gi", "1.5", "ten", "9Ei"];
/// Keys of maps.
const KEYS: [&str; 8] = ["a", "a b", "a/b", "A.b/c", "a/b/c", "..", "ä", "-"];

/// The schema of a setting by its path.
pub fn schema(path: &str) -> &'static Json {
    path.split('.').fold(json_schema(), |schema, key| &resolve(schema)["properties"][key])
}

/// Odd values for a setting; `more` random texts besides the fixed ones.
pub fn values(schema: &'static Json, more: &[String]) -> Vec<Json> {
    let fixed = TEXTS.iter().map(|text| json!(text));
    let long = LENGTHS.map(|length| json!("x".repeat(length)));
    let texts: Vec<Json> = fixed.chain(long).chain(more.iter().map(|text| json!(text))).collect();
    of(schema, &texts, 0)
}

/// Deeper than this, Kubernetes' types are left to the tests of pods.
const DEEPEST: usize = 7;

fn of(schema: &'static Json, texts: &[Json], depth: usize) -> Vec<Json> {
    let schema = resolve(schema);
    if depth > DEEPEST {
        return Vec::new();
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.clone();
    }
    if schema.get("x-kubernetes-int-or-string").is_some() {
        return AMOUNTS.iter().map(|amount| json!(amount)).chain([json!(1), json!(-1)]).collect();
    }
    for key in ["anyOf", "oneOf", "allOf"] {
        if let Some(schemas) = schema[key].as_array() {
            return schemas.iter().flat_map(|schema| of(schema, texts, depth)).collect();
        }
    }
    let is = |name: &str| match &schema["type"] {
        Json::Array(types) => types.iter().any(|kind| kind == name),
        kind => kind == name,
    };
    let mut found = Vec::new();
    if is("object") {
        found.push(json!({}));
        let small: Vec<Json> = FEW.iter().map(|text| json!(text)).collect();
        for (key, schema) in schema["properties"].as_object().into_iter().flatten() {
            found.extend(of(schema, &small, depth + 1).into_iter().map(|value| json!({ key: value })));
        }
        if schema["additionalProperties"].is_object() {
            let texts = if depth == 0 { texts } else { &small };
            let values = of(&schema["additionalProperties"], texts, depth + 1);
            // Where types are too deep there is none.
            let first = values.get(2).or(values.last()).cloned().unwrap_or_default();
            found.extend(KEYS.map(|key| json!({ key: first })));
            found.extend(values.into_iter().map(|value| json!({ "a": value })));
        }
    }
    if is("array") {
        found.push(json!([]));
        let items = of(&schema["items"], texts, depth + 1);
        found.extend(items.first().map(|item| json!([item, item])));
        found.extend(items.into_iter().map(|item| json!([item])));
    }
    if is("string") {
        found.extend(texts.iter().cloned());
    }
    if is("integer") {
        found.extend(NUMBERS.iter().map(|number| json!(number)));
    }
    if is("boolean") {
        found.extend([json!(true), json!(false)]);
    }
    found
}

fn resolve(schema: &'static Json) -> &'static Json {
    if let Some(name) = schema.get(deferred::KEYWORD).and_then(Json::as_str) {
        return resolve(deferred::schema(name).unwrap());
    }
    match schema["$ref"].as_str() {
        Some(name) => resolve(json_schema().pointer(name.trim_start_matches('#')).unwrap()),
        None => schema,
    }
}

/// Some of the values, the same in each run.
pub fn some(mut values: Vec<Json>, most: usize, seed: u64) -> Vec<Json> {
    let mut random = Random::new(seed);
    while values.len() > most {
        values.swap_remove(random.below(values.len()));
    }
    values
}

/// Random texts, the same in each run.
pub fn texts(count: usize, seed: u64) -> Vec<String> {
    const LETTERS: &str = "aA0z9-._/: \"'\n\tä%$&{}[],*@#\\🦀";
    let mut random = Random::new(seed);
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut text = || {
        let length = random.below(24);
        (0..=length).map(|_| letters[random.below(letters.len())]).collect()
    };
    (0..count).map(|_| text()).collect()
}

/// Numbers that look random, the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2_862_933_555_777_941_757).wrapping_add(3_037_000_493))
    }

    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}
