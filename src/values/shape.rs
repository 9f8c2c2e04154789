//! What the JSON Schema says about one value, in a form to match on.

use serde_json::{Map, Value as Json};

use crate::values::json_schema::json_schema;
use crate::values::schema::{deferred, manifest};

/// The type that a value must have. Parts of the schema stay references, so that only what a user sets
/// is ever looked at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape<'s> {
    /// A map with fixed keys; no others are known, even where Kubernetes' own schemas do not say so.
    Object {
        /// The schemas of the keys.
        properties: &'s Map<String, Json>,
        /// Whether it is a section of ours and not a part of a Kubernetes object.
        section: bool,
    },
    /// A map with any keys and values of one schema.
    Map(&'s Json),
    /// A list with items of one schema.
    List(&'s Json),
    /// Text.
    Text {
        /// Whether it must never be shown.
        secret: bool,
    },
    /// A whole number within bounds, both included.
    Integer {
        /// The smallest.
        minimum: i64,
        /// The largest.
        maximum: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// One of some words.
    Choice(Vec<&'s str>),
    /// A whole number within bounds, both included, or text.
    IntegerOrText {
        /// The smallest.
        minimum: i64,
        /// The largest.
        maximum: i64,
    },
    /// Any number, or text: a Kubernetes quantity.
    Quantity,
    /// Text, a number, or `true` or `false`.
    Scalar,
    /// A Kubernetes object of any kind.
    Manifest,
    /// Something that the schema does not describe.
    Any,
}

impl<'s> Shape<'s> {
    /// The shape of all values.
    pub(crate) fn root() -> Shape<'static> {
        Shape::of(json_schema())
    }

    /// The shape that `schema`, a part of the values' schema, describes. `null` among several types is
    /// left out: whether a value may be null is not a question of its type.
    pub(crate) fn of(schema: &'s Json) -> Self {
        let schema = resolve(schema);
        if schema.get(manifest::KEYWORD).is_some() {
            return Self::Manifest;
        }
        if schema.get("x-kubernetes-int-or-string").is_some() {
            return Self::Quantity;
        }
        if let Some(choice) = choice(schema) {
            return Self::Choice(choice);
        }
        if let Some(alternatives) = schema.get("anyOf").and_then(Json::as_array) {
            let shapes: Vec<_> =
                alternatives.iter().filter(|one| !is_type(one, "null")).map(Self::of).collect();
            return match shapes.as_slice() {
                [only] => only.clone(),
                [Self::Integer { minimum, maximum }, Self::Text { .. }] => {
                    Self::IntegerOrText { minimum: *minimum, maximum: *maximum }
                }
                [Self::Boolean, Self::Integer { .. }, _, Self::Text { .. }] => Self::Scalar,
                _ => Self::Any,
            };
        }
        let part = |name| schema.get(name);
        match (part("properties").and_then(Json::as_object), part("items"), part("additionalProperties")) {
            (Some(properties), ..) => {
                Self::Object { properties, section: part("additionalProperties").is_some() }
            }
            (_, Some(items), _) => Self::List(items),
            (_, _, Some(values)) if values.is_object() => Self::Map(values),
            _ if is_type(schema, "boolean") => Self::Boolean,
            _ if is_type(schema, "integer") => integer(schema),
            _ if is_type(schema, "string") => Self::Text { secret: part("writeOnly").is_some() },
            _ => Self::Any,
        }
    }
}

/// Follows references to `$defs` and to deferred types.
pub(crate) fn resolve(schema: &Json) -> &Json {
    if let Some(name) = schema.get(deferred::KEYWORD).and_then(Json::as_str) {
        return deferred::schema(name).unwrap_or(schema);
    }
    let target = schema.get("$ref").and_then(Json::as_str).and_then(|reference| reference.strip_prefix('#'));
    target.and_then(|pointer| json_schema().pointer(pointer)).map_or(schema, resolve)
}

/// Whether the schema's type is, or may be, `name`.
fn is_type(schema: &Json, name: &str) -> bool {
    match schema.get("type") {
        Some(Json::Array(types)) => types.iter().any(|one| one == name),
        one => one.is_some_and(|one| one == name),
    }
}

/// The words of an enumeration: `enum`, or a `oneOf` of constants where each has a description.
fn choice(schema: &Json) -> Option<Vec<&str>> {
    let words = schema.get("enum").and_then(Json::as_array).map(|words| words.iter().collect::<Vec<_>>());
    let constants = || {
        let alternatives = schema.get("oneOf").and_then(Json::as_array)?;
        alternatives.iter().map(|one| one.get("const")).collect()
    };
    words.or_else(constants)?.into_iter().map(Json::as_str).collect()
}

fn integer<'s>(schema: &Json) -> Shape<'s> {
    let (lowest, highest) = match schema.get("format").and_then(Json::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        Some("uint16") => (0, i64::from(u16::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let bound = |name| schema.get(name).and_then(Json::as_i64);
    Shape::Integer {
        minimum: bound("minimum").map_or(lowest, |minimum| minimum.max(lowest)),
        maximum: bound("maximum").map_or(highest, |maximum| maximum.min(highest)),
    }
}
