//! Kubernetes objects of any kind: those of known kinds field by field, of others what all have.

use super::Checker;
use crate::values::node::{Map, Value};
use crate::values::path;
use crate::values::schema::{deferred, manifest};
use crate::values::shape::Shape;

impl Checker<'_> {
    /// An object at `path`. What it lacks is for the plan to say.
    pub(super) fn manifest(&mut self, path: &str, map: &Map) {
        let text = |key: &str| match map.get(key).map(|entry| &entry.node.value) {
            Some(Value::String(text)) => text.as_str(),
            _ => "",
        };
        let schema = manifest::type_of(text("apiVersion"), text("kind")).and_then(deferred::schema);
        if let Some(Shape::Object { properties, .. }) = schema.map(Shape::of) {
            return self.object(path, properties, map);
        }
        let metadata = deferred::schema(manifest::METADATA).map(Shape::of);
        for (key, entry) in map {
            let shape = match key.as_str() {
                "apiVersion" | "kind" => Some(Shape::Text { secret: false }),
                "metadata" => metadata.clone(),
                _ => None,
            };
            if let Some(shape) = shape {
                self.value(&path::of_key(path, key), &shape, &entry.node);
            }
        }
    }
}
