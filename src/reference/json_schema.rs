//! The JSON Schema of the values, for editors and other programs.
//!
//! It is made of the same [`Shape`]s that values are checked by, so that both agree on keys, types, words and bounds;
//! [`rules`] adds what the plan refuses and a pattern can say. Only keywords that both drafts have in common are used,
//! and nothing stands beside a `$ref`, which draft 7 would ignore.

mod nullable;
mod rules;

use serde_json::{Map, Value as Json, json};

use crate::reference::examples;
use crate::reference::setting::Setting;
use crate::values::schema::deferred;
use crate::values::shape::Shape;
use nullable::Nullable;

/// Which edition of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// The current one.
    Draft202012,
    /// The one that all editors know.
    Draft7,
}

impl Draft {
    fn uri(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft7 => "http://json-schema.org/draft-07/schema#",
        }
    }

    fn definitions(self) -> &'static str {
        match self {
            Self::Draft202012 => "$defs",
            Self::Draft7 => "definitions",
        }
    }
}

/// The JSON Schema of a values file.
///
/// Whatever can be set to `null` to remove a default may be null. A file may be one of several, so nothing is required.
#[must_use]
pub fn json_schema(draft: Draft) -> Json {
    let mut generator = Generator { draft, definitions: Map::new() };
    let mut schema = generator.setting(&Setting::root());
    schema["$schema"] = draft.uri().into();
    schema["$id"] = "urn:openshell-deploy:values".into();
    schema["title"] = concat!("Values of openshell-deploy ", env!("CARGO_PKG_VERSION")).into();
    schema["allOf"] = rules::conditional();
    schema[draft.definitions()] = Json::Object(generator.definitions);
    schema
}

struct Generator {
    draft: Draft,
    definitions: Map<String, Json>,
}

impl Generator {
    /// The schema of a section or setting of ours.
    fn setting(&mut self, setting: &Setting) -> Json {
        let shape = setting.shape();
        let mut schema = match &shape {
            Shape::Object { section: true, .. } => self.section(setting),
            shape => self.value(setting.schema(), shape, Nullable::Yes),
        };
        schema["description"] = description(setting).into();
        if setting.is_section() {
            return schema;
        }
        if let Some(default) = setting.default {
            schema["default"] = default.clone();
        }
        if setting.is_secret() {
            schema["writeOnly"] = true.into();
        } else if schema.get("enum").is_none() && shape != Shape::Boolean {
            schema["examples"] = suggestions(setting).into();
        }
        if let (Some(rule), Some(schema)) = (rules::of(&setting.path), schema.as_object_mut()) {
            schema.extend(rule);
        }
        schema
    }

    fn section(&mut self, setting: &Setting) -> Json {
        let property = |child: &Setting| (child.name().to_owned(), self.setting(child));
        let properties: Map<_, _> = setting.children().iter().map(property).collect();
        let nullable = if setting.path == "workload" { Nullable::Yes } else { Nullable::No };
        json!({ "type": nullable.kind("object"), "properties": properties, "additionalProperties": false })
    }

    /// The schema of a value of a shape; `schema` is where the shape comes from.
    fn value(&mut self, schema: &'static Json, shape: &Shape<'static>, nullable: Nullable) -> Json {
        match shape {
            Shape::Object { properties, .. } => match deferred_name(schema) {
                Some(name) => self.reference(name, properties, nullable),
                None => self.object(properties, nullable),
            },
            Shape::Map(values) => {
                let values = self.value(values, &Shape::of(values), Nullable::Yes);
                json!({ "type": nullable.kind("object"), "additionalProperties": values })
            }
            Shape::List(items) => {
                // A list cannot have gaps.
                let items = self.value(items, &Shape::of(items), Nullable::No);
                json!({ "type": nullable.kind("array"), "items": items })
            }
            Shape::Text { .. } => json!({ "type": nullable.kind("string") }),
            Shape::Integer { minimum, maximum } => {
                json!({ "type": nullable.kind("integer"), "minimum": minimum, "maximum": maximum })
            }
            Shape::Boolean => json!({ "type": nullable.kind("boolean") }),
            Shape::Choice(words) => {
                let words = words.iter().copied().map(Json::from);
                json!({ "enum": words.chain(nullable.null()).collect::<Vec<_>>() })
            }
            Shape::IntegerOrText { minimum, maximum } => json!({
                "type": nullable.kinds(&["integer", "string"]), "minimum": minimum, "maximum": maximum,
            }),
            Shape::Quantity => json!({ "type": nullable.kinds(&["number", "string"]) }),
            Shape::Scalar => json!({ "type": nullable.kinds(&["string", "number", "boolean"]) }),
            Shape::Manifest => json!({ "type": nullable.kind("object") }),
            Shape::Any => json!({}),
        }
    }

    /// A part of a Kubernetes object, which is defined once for all settings of its type.
    fn reference(
        &mut self,
        name: &'static str,
        properties: &'static Map<String, Json>,
        nullable: Nullable,
    ) -> Json {
        if !self.definitions.contains_key(name) {
            let definition = self.object(properties, Nullable::Yes);
            self.definitions.insert(name.to_owned(), definition);
        }
        let reference = format!("#/{}/{name}", self.draft.definitions());
        json!({ "type": nullable.kind("object"), "allOf": [{ "$ref": reference }] })
    }

    /// Fields with Kubernetes' own descriptions.
    fn object(&mut self, properties: &'static Map<String, Json>, nullable: Nullable) -> Json {
        let property = |(key, schema): (&String, &'static Json)| {
            let field = Setting::field(key, schema);
            let mut property = self.value(schema, &field.shape(), Nullable::Yes);
            property["description"] = field.description().into();
            (key.clone(), property)
        };
        let properties: Map<_, _> = properties.iter().map(property).collect();
        json!({ "type": nullable.kind("object"), "properties": properties, "additionalProperties": false })
    }
}

/// What an editor shows: the description, and the meaning of each word.
fn description(setting: &Setting) -> String {
    let mut text = setting.description();
    for (index, (word, meaning)) in setting.words().iter().enumerate() {
        text.push_str(if index == 0 { "\n\n" } else { "\n" });
        text.extend(["- `", word, "`: ", meaning]);
    }
    text
}

/// What an editor offers: words that make sense where others are taken too, and the example.
fn suggestions(setting: &Setting) -> Vec<Json> {
    let words = examples::words(&setting.path).into_iter().map(Json::from);
    let mut suggestions: Vec<Json> = words.collect();
    if suggestions.is_empty() {
        suggestions.extend(examples::of(&setting.path).cloned());
    }
    suggestions
}

fn deferred_name(schema: &'static Json) -> Option<&'static str> {
    let named = |schema: &'static Json| schema.get(deferred::KEYWORD).and_then(Json::as_str);
    let first = || schema.get("anyOf").and_then(|alternatives| alternatives.get(0)).and_then(named);
    named(schema).or_else(first)
}
