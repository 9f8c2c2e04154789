use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::{coalesce, merge};
use crate::source::{Origin, Sources, Span};
use crate::values::node::{Entry, Node, Value};

fn node(json: &Json) -> Node {
    let span = Span { source: Sources::default().add("", "", Origin::File), start: 0, end: 0 };
    let value = match json {
        Json::Object(map) => Value::Map(
            map.iter().map(|(key, json)| (key.clone(), Entry { key: span, node: node(json) })).collect(),
        ),
        Json::Array(items) => Value::List(items.iter().map(node).collect()),
        Json::String(text) => Value::String(text.clone()),
        Json::Number(number) => Value::Int(number.as_i64().unwrap_or_default()),
        Json::Bool(bool) => Value::Bool(*bool),
        Json::Null => Value::Null,
    };
    Node { value, span }
}

#[test]
fn maps_merge_and_anything_else_replaces() {
    let merged = merge(
        node(&json!({"m": {"a": 1, "b": 2}, "l": [1, 2], "n": {"x": 1}})),
        node(&json!({"m": {"b": null}, "l": [3], "n": null})),
    );
    assert_eq!(merged.to_json(), json!({"m": {"a": 1, "b": null}, "l": [3], "n": null}));
}

#[test]
fn defaults_fill_what_the_user_leaves_out() {
    let defaults = json!({"a": 1, "m": {"x": 1, "y": 2, "deep": {"p": 1, "q": null}}, "l": [1], "s": "x", "t": {"k": 1}, "none": null, "old": {"z": 1}, "n": {"gone": null}});
    let user = json!({"m": {"x": null, "z": 3, "deep": {"q": null}}, "l": [], "s": {"now": "map"}, "t": "scalar", "none": null, "new": null, "old": null});
    let expected = json!({"a": 1, "m": {"y": 2, "z": 3, "deep": {"p": 1, "q": null}}, "l": [], "s": {"now": "map"}, "t": "scalar", "none": null, "new": null, "n": {}});
    assert_eq!(coalesce(node(&user), node(&defaults)).to_json(), expected);
}

fn tree() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![Just(json!(null)), Just(json!([1])), (0..3).prop_map(Json::from)];
    let node = leaf.prop_recursive(3, 16, 3, |inner| {
        prop::collection::btree_map("[abc]", inner, 0..3)
            .prop_map(|map| Json::Object(map.into_iter().collect()))
    });
    prop::collection::btree_map("[abc]", node, 0..3).prop_map(|map| Json::Object(map.into_iter().collect()))
}

/// Whether a key is a map in some layer and something else in another: there grouping matters, in Helm too.
fn clash(a: &Json, b: &Json) -> bool {
    match (a.as_object(), b.as_object()) {
        (Some(a), Some(b)) => a.iter().any(|(key, a)| b.get(key).is_some_and(|b| clash(a, b))),
        (a, b) => a.is_some() != b.is_some(),
    }
}

proptest! {
    #[test]
    fn merging_is_associative_where_helms_is(a in tree(), b in tree(), c in tree()) {
        prop_assume!(!clash(&a, &b) && !clash(&b, &c) && !clash(&a, &c));
        let left = merge(merge(node(&a), node(&b)), node(&c));
        let right = merge(node(&a), merge(node(&b), node(&c)));
        prop_assert_eq!(left, right);
    }

    #[test]
    fn a_layer_over_itself_or_over_nothing_is_itself(a in tree()) {
        prop_assert_eq!(merge(node(&a), node(&a)), node(&a));
        prop_assert_eq!(merge(node(&json!({})), node(&a)), node(&a));
    }
}
