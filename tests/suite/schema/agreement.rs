//! Whatever is set wherever, the schema and the loader agree.

use std::sync::LazyLock;

use jsonschema::Validator;
use openshell_deploy::reference::setting::Setting;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value as Json, json};

use super::{SCHEMAS, loaded};

/// One step of a path.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Item,
}

/// Paths to every place, down to the last field of a Kubernetes fragment.
static PLACES: LazyLock<Vec<Vec<Step>>> = LazyLock::new(|| {
    let mut places = Vec::new();
    collect(&Setting::root(), &mut Vec::new(), &mut places);
    places
});

fn collect(place: &Setting, path: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
    let mut below = |step: Step, place: &Setting| {
        path.push(step);
        places.push(path.clone());
        collect(place, path, places);
        path.pop();
    };
    let children = place.children();
    let any = if children.is_empty() { place.child("any.key") } else { None };
    for child in children {
        below(Step::Key(child.name().to_owned()), &child);
    }
    if let Some(any) = &any {
        below(Step::Key("any.key".into()), any);
    }
    if let Some(item) = &place.item(0) {
        below(Step::Item, item);
    }
}

/// The schemas without what is the plan's to refuse.
static TYPES_ONLY: LazyLock<Vec<Validator>> = LazyLock::new(|| {
    let without = |schema: &Json| {
        let mut schema = schema.clone();
        schema.as_object_mut().unwrap().remove("allOf");
        remove_patterns(&mut schema);
        jsonschema::validator_for(&schema).unwrap()
    };
    SCHEMAS.iter().map(without).collect()
});

fn remove_patterns(schema: &mut Json) {
    match schema {
        Json::Object(map) => {
            map.remove("pattern");
            map.values_mut().for_each(remove_patterns);
        }
        Json::Array(list) => list.iter_mut().for_each(remove_patterns),
        _ => {}
    }
}

fn scalar() -> impl Strategy<Value = Json> {
    let numbers =
        [0, 1, -1, 9, 17, 23, 511, 65535, 65536, 100_001, i64::from(i32::MAX), 1 << 31, -(1 << 31), 1 << 53];
    let words =
        ["", "x", "true", "1", "1Gi", "ClusterIP", "internal", "verify-full", "zst", "host", "auto", "none"];
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        select(numbers.to_vec()).prop_map(Json::from),
        select(vec![0.5, -1.5, 1e300, -1e300]).prop_map(Json::from),
        select(words.to_vec()).prop_map(Json::from),
    ]
}

fn value() -> impl Strategy<Value = Json> {
    prop_oneof![
        4 => scalar(),
        1 => proptest::collection::vec(scalar(), 0..3).prop_map(Json::from),
        1 => ("[a-z]{0,6}", scalar()).prop_map(|(key, value)| json!({ key: value })),
        1 => Just(json!({})),
    ]
}

/// Sets a place, with what it takes to get there.
fn set(values: &mut Json, path: &[Step], value: Json) {
    match path.split_first() {
        None => *values = value,
        Some((Step::Key(key), rest)) => {
            if !values.is_object() {
                *values = json!({});
            }
            set(&mut values[key], rest, value);
        }
        Some((Step::Item, rest)) => {
            if values.as_array().is_none_or(Vec::is_empty) {
                *values = json!([{}]);
            }
            set(&mut values[0], rest, value);
        }
    }
}

fn assert_agreement(values: &Json) {
    let (node, problems) = loaded(&values.to_string());
    for (schema, draft) in TYPES_ONLY.iter().zip(super::DRAFTS) {
        let complaints: Vec<String> =
            schema.iter_errors(&node.to_json()).map(|error| error.to_string()).collect();
        assert_eq!(
            complaints.is_empty(),
            problems.is_empty(),
            "{draft}: {values}: {complaints:?} {problems:?}"
        );
    }
}

#[test]
fn each_value_at_each_place() {
    let samples = [
        json!(null),
        json!(true),
        json!(1),
        json!(-1),
        json!(70_000),
        json!(3_000_000_000_u32),
        json!(1.5),
        json!("x"),
        json!([]),
        json!(["x"]),
        json!([null]),
        json!({}),
        json!({ "x": 1 }),
    ];
    assert!(PLACES.len() > 800, "{}", PLACES.len());
    for path in PLACES.iter() {
        for sample in &samples {
            let mut values = json!({});
            set(&mut values, path, sample.clone());
            assert_agreement(&values);
        }
    }
}

proptest! {
    #[test]
    fn several_values_at_random_places(changes in proptest::collection::vec((any::<Index>(), value()), 1..6)) {
        let mut values = json!({});
        for (place, value) in changes {
            let path: &Vec<Step> = place.get(&PLACES);
            set(&mut values, path, value);
        }
        assert_agreement(&values);
    }
}
