//! Decoding, and that it accepts all that `check` accepts.

use crate::diagnostic::Code;
use crate::source::{Origin, Sources, Span};
use crate::values::check::check;
use crate::values::decode::decode;
use crate::values::defaults::defaults;
use crate::values::known::known;
use crate::values::node::{Entry, Map, Node, Value};
use crate::values::schema::Values;
use crate::values::schema::service::ServiceType;
use crate::values::shape::Shape;
use crate::values::yaml;

fn parse(text: &str) -> (Node, Sources) {
    let mut sources = Sources::default();
    let id = sources.add("values.yaml", text, Origin::File);
    (yaml::parse(id, text).unwrap().remove(0), sources)
}

#[test]
fn defaults_decode() {
    let values = decode(&parse(defaults()).0).unwrap();
    assert_eq!(values.replica_count, Some(1));
    assert_eq!(values.service.kind, ServiceType::ClusterIP);
    assert_eq!(values.persistence.size.0, "1Gi");
    assert_eq!(values.postgres.existing_secret.key.get(), Some("db-url"));
    assert_eq!(values.security_context.unwrap().capabilities.unwrap().drop, Some(vec!["ALL".to_owned()]));
    assert_eq!(values.server.host_gateway_ip.get(), None);
}

#[test]
fn nulls_and_missing_keys_are_zero_values() {
    let nulls = "replicaCount:\nworkload:\nimage: {tag: null}\nresources:\nservice: {type: null}\nnodeSelector: {a: null}\n";
    assert_eq!(decode(&parse(nulls).0).unwrap(), Values::default());
}

#[test]
fn quantities_may_be_numbers() {
    let values =
        decode(&parse("resources: {limits: {cpu: 0.5, memory: 1Gi, example.com/gpu: 1}}").0).unwrap();
    let limits = values.resources.unwrap().limits.unwrap();
    let limits: Vec<_> = limits.values().map(|quantity| quantity.0.as_str()).collect();
    assert_eq!(limits, ["0.5", "1", "1Gi"]);
}

#[test]
fn unknown_keys_are_dropped_only_where_allowed() {
    let (values, _) = parse("image: {tga: x, tag: v1}\nnodeSelector: {any: key}\nfoo: {bar: 1}\n");
    assert_eq!(decode(&known(values.clone())).unwrap().image.tag.get(), Some("v1"));
    assert_eq!(decode(&known(values.clone())).unwrap().node_selector["any"], "key");
    assert!(decode(&values).is_err());
}

#[test]
fn failure_names_the_setting_and_no_value() {
    let (values, sources) = parse("image: {tag: x}\npostgres: {sslmode: hunter2}\n");
    let problem = decode(&values).unwrap_err();
    assert_eq!(problem.code, Code::WrongType);
    assert_eq!(sources.slice(problem.label.as_ref().unwrap().span), "postgres");
    assert!(!format!("{problem:?}").contains("hunter2"));
    assert!(decode(&Node { value: Value::Bool(true), ..values }).is_err());
}

/// A value of this shape with all keys of all sections and of all parts of Kubernetes objects.
fn sample(shape: &Shape, span: Span) -> Node {
    let value = match shape {
        Shape::Object { properties, .. } => {
            let entry = |schema| Entry { key: span, node: sample(&Shape::of(schema), span) };
            Value::Map(properties.iter().map(|(key, schema)| (key.clone(), entry(schema))).collect())
        }
        Shape::Map(values) => {
            let entry = Entry { key: span, node: sample(&Shape::of(values), span) };
            Value::Map(Map::from([("key".to_owned(), entry)]))
        }
        Shape::List(items) => Value::List(vec![sample(&Shape::of(items), span)]),
        Shape::Text { .. } | Shape::Scalar => Value::String("text".to_owned()),
        Shape::Integer { minimum, .. } | Shape::IntegerOrText { minimum, .. } => Value::Int(*minimum),
        Shape::Boolean => Value::Bool(true),
        Shape::Choice(words) => Value::String(words[0].to_owned()),
        Shape::Quantity => Value::Float(0.5),
        Shape::Manifest => Value::Map(Map::new()),
        Shape::Any => panic!("a part of the schema is not understood"),
    };
    Node { value, span }
}

/// `node` with each of its values, one at a time, replaced by `value`.
fn variants(node: &Node, value: &Value) -> Vec<Node> {
    let mut all = vec![Node { value: value.clone(), span: node.span }];
    match &node.value {
        Value::Map(map) => {
            for (key, entry) in map {
                for changed in variants(&entry.node, value) {
                    let mut map = map.clone();
                    map.insert(key.clone(), Entry { key: entry.key, node: changed });
                    all.push(Node { value: Value::Map(map), span: node.span });
                }
            }
        }
        Value::List(list) => {
            let items = list.iter().flat_map(|item| variants(item, value));
            all.extend(items.map(|item| Node { value: Value::List(vec![item]), span: node.span }));
        }
        _ => {}
    }
    all
}

#[test]
fn what_check_accepts_decodes() {
    let mut sources = Sources::default();
    let id = sources.add("values.yaml", "", Origin::File);
    let span = Span { source: id, start: 0, end: 0 };
    let full = sample(&Shape::root(), span);
    assert_eq!(check(&full, &sources, false), []);
    assert!(decode(&full).is_ok());

    let Value::Map(sections) = &full.value else { panic!("a map") };
    let others = [
        Value::Null,
        Value::Bool(true),
        Value::Int(-1),
        Value::Float(1e300),
        Value::Float(1.5),
        Value::String(String::new()),
        Value::List(Vec::new()),
        Value::Map(Map::new()),
    ];
    let mut accepted = 0;
    for (key, entry) in sections {
        for other in &others {
            for changed in variants(&entry.node, other) {
                let node = Node {
                    value: Value::Map(Map::from([(key.clone(), Entry { key: span, node: changed })])),
                    span,
                };
                if check(&node, &sources, false).is_empty() {
                    accepted += 1;
                    assert!(decode(&node).is_ok(), "{key}: {}", node.to_json());
                }
            }
        }
    }
    assert!(accepted > 500, "only {accepted} variants accepted");
}
