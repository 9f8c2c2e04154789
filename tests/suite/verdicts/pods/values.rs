//! Values that stand in many tables, and how tables are made of them.

use serde_json::{Value as Json, json};

pub const NAMES: [&str; 12] = ["a", "a-b", "x1", "", "A", "a.b", "a_b", "-a", "a-", "1", "a b", "ä"];

/// Texts as values.
pub fn texts(texts: &[&str]) -> Vec<Json> {
    texts.iter().map(|text| json!(text)).collect()
}

/// Each value as the only item of a list.
pub fn list(values: Vec<Json>) -> Vec<Json> {
    values.into_iter().map(|value| json!([value])).collect()
}

/// An object with each of its fields set to each of some values, one at a time.
pub fn vary(base: &Json, fields: &[(&str, Vec<Json>)]) -> Vec<Json> {
    let mut all = vec![base.clone()];
    for (field, values) in fields {
        all.extend(values.iter().map(|value| with(base, field, value)));
    }
    all
}

/// All objects whose fields have one of the values in `choices` each; null leaves a field out.
pub fn product(choices: &Json) -> Vec<Json> {
    let mut all = vec![json!({})];
    for (field, values) in choices.as_object().unwrap() {
        let values = values.as_array().unwrap();
        all = all.iter().flat_map(|base| values.iter().map(|value| with(base, field, value))).collect();
    }
    all
}

pub fn with(base: &Json, field: &str, value: &Json) -> Json {
    let mut object = base.clone();
    if !value.is_null() {
        object[field] = value.clone();
    }
    object
}

/// Names with those that are as long as they may be, and longer.
pub fn names() -> Vec<Json> {
    let long = [15, 16, 63, 64, 253, 254].map(|length| json!("a".repeat(length)));
    texts(&NAMES).into_iter().chain(long).collect()
}

pub fn modes() -> Vec<Json> {
    [0, 0o777, 0o1000, -1, 256].map(Json::from).into()
}

pub const IDS: [i64; 6] = [0, 1, -1, 2_147_483_647, 2_147_483_648, 65536];

pub fn ids() -> Vec<Json> {
    IDS.map(Json::from).into()
}

pub fn profiles() -> Vec<Json> {
    let long = "a".repeat(4096);
    product(&json!({
        "type": ["RuntimeDefault", "Unconfined", "Localhost", "", "localhost"],
        "localhostProfile": [null, "", "a", "a/b", "/a", "../a", " a", long],
    }))
}
