//! One place in the values: a section, a setting, or a part of a Kubernetes object.

mod defaults;

use serde_json::Value as Json;

use crate::values::json_schema::json_schema;
use crate::values::path;
use crate::values::schema::deferred;
use crate::values::shape::{Shape, resolve};
use defaults::DEFAULTS;

/// One place in the values.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Its path, such as `server.oidc.issuer`; empty for the values as a whole.
    pub path: String,
    /// Its default; None where there is none.
    pub default: Option<&'static Json>,
    schema: &'static Json,
}

impl Setting {
    /// The values as a whole.
    #[must_use]
    pub fn root() -> Self {
        Self { path: String::new(), default: Some(&DEFAULTS.json), schema: json_schema() }
    }

    /// The places right below: those of a section in the order of `defaults.yaml`, or the fields of a part of a
    /// Kubernetes object.
    #[must_use]
    pub fn children(&self) -> Vec<Self> {
        match self.shape() {
            Shape::Object { properties, .. } => {
                let mut children: Vec<_> =
                    properties.iter().map(|(key, schema)| self.key(key, schema)).collect();
                children.sort_by_key(|child| DEFAULTS.place(&child.path));
                children
            }
            _ => Vec::new(),
        }
    }

    /// All settings below: places that hold no further settings of ours.
    #[must_use]
    pub fn settings(&self) -> Vec<Self> {
        let below = |child: Self| if child.is_section() { child.settings() } else { vec![child] };
        self.children().into_iter().flat_map(below).collect()
    }

    /// The place below that a key of a map leads to; None where there can be no such key.
    #[must_use]
    pub fn child(&self, key: &str) -> Option<Self> {
        match self.shape() {
            Shape::Object { properties, .. } => Some(self.key(key, properties.get(key)?)),
            Shape::Map(values) => Some(self.key(key, values)),
            _ => None,
        }
    }

    /// The items of a list; None for what is no list.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<Self> {
        let Shape::List(items) = self.shape() else { return None };
        let default = self.default.and_then(|list| list.get(index));
        Some(Self { path: path::of_item(&self.path, index), default, schema: items })
    }

    /// A field of a part of a Kubernetes object, by itself.
    pub(crate) fn field(key: &str, schema: &'static Json) -> Self {
        Self { path: key.to_owned(), default: None, schema }
    }

    fn key(&self, key: &str, schema: &'static Json) -> Self {
        let default = self.default.and_then(|map| map.get(key));
        Self { path: path::of_key(&self.path, key), default, schema }
    }

    /// Its type.
    pub(crate) fn shape(&self) -> Shape<'static> {
        Shape::of(self.schema)
    }

    /// Whether it is a section: a map of settings of ours.
    #[must_use]
    pub fn is_section(&self) -> bool {
        matches!(self.shape(), Shape::Object { section: true, .. })
    }

    /// Whether it must never be shown.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self.shape(), Shape::Text { secret: true })
    }

    /// The last part of its path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// What it is for, in sentences; empty where nobody wrote any.
    #[must_use]
    pub fn description(&self) -> String {
        let text = |schema: &Json| schema.get("description").and_then(Json::as_str).map(str::to_owned);
        let shape = self.shape();
        let found = match shape {
            // Kubernetes describes quantities by their grammar, at length.
            Shape::Quantity if self.is_of_kubernetes() => {
                Some("A number or a quantity such as `500m` or `1Gi`.".to_owned())
            }
            _ => text(self.schema).or_else(|| text(resolve(self.schema))),
        };
        one_line(&found.unwrap_or_default())
    }

    /// The words that are allowed, each with its meaning.
    #[must_use]
    pub fn words(&self) -> Vec<(&'static str, String)> {
        let Some(alternatives) = resolve(self.schema).get("oneOf").and_then(Json::as_array) else {
            return Vec::new();
        };
        let word = |one: &'static Json| {
            let meaning = one.get("description").and_then(Json::as_str).unwrap_or_default();
            Some((one.get("const")?.as_str()?, one_line(meaning)))
        };
        alternatives.iter().filter_map(word).collect()
    }

    /// The name of the Kubernetes type that it is, or that its items are.
    #[must_use]
    pub fn kubernetes_type(&self) -> Option<&'static str> {
        let named = |schema: &'static Json| schema.get(deferred::KEYWORD).and_then(Json::as_str);
        let first = |schema: &'static Json| schema.get("anyOf")?.get(0);
        let name = named(self.schema)
            .or_else(|| named(self.schema.get("items")?))
            .or_else(|| named(first(self.schema)?));
        name.filter(|name| name.starts_with("io.k8s."))
    }

    /// The part of the schema that [`Setting::shape`] is made of.
    pub(crate) fn schema(&self) -> &'static Json {
        self.schema
    }

    fn is_of_kubernetes(&self) -> bool {
        let description = self.schema.get("description").and_then(Json::as_str).unwrap_or_default();
        description.starts_with("Quantity is")
    }
}

/// Comments are wrapped; an empty line in them is one.
fn one_line(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_down_to_kubernetes_own_has_a_type_and_a_description() {
        let mut open = vec![Setting::root()];
        let mut places = 0;
        while let Some(place) = open.pop() {
            places += 1;
            assert_ne!(place.shape(), Shape::Any, "{}", place.path);
            assert!(!place.description().is_empty() || place.path.contains(['[', '"']), "{}", place.path);
            open.extend(place.children());
            open.extend(place.item(0).filter(|item| !item.children().is_empty()));
        }
        assert!(places > 700, "{places}");
    }
}
