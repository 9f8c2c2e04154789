//! What kind of value a setting takes, in words.

use crate::plan::kube_version::KubeVersion;
use crate::reference::examples;
use crate::reference::setting::Setting;
use crate::values::shape::Shape;

/// The kind of a setting's value, such as `whole number`. Kubernetes types are called by their name.
#[must_use]
pub fn kind(setting: &Setting) -> String {
    let shape = setting.shape();
    match (&shape, setting.kubernetes_type()) {
        (Shape::List(_), Some(name)) => format!("list of {}", short(name)),
        (_, Some(name)) => short(name).to_owned(),
        (Shape::Object { section: true, .. }, _) => "section".to_owned(),
        (Shape::List(items), _) => format!("list of {}", several(&Shape::of(items))),
        (Shape::Map(values), _) => format!("map of {}", several(&Shape::of(values))),
        _ => one(&shape).to_owned(),
    }
}

fn one(shape: &Shape) -> &'static str {
    match shape {
        Shape::Object { .. } | Shape::Map(_) => "map",
        Shape::List(_) => "list",
        Shape::Text { secret: true } => "secret text",
        Shape::Text { secret: false } => "text",
        Shape::Integer { .. } => "whole number",
        Shape::Boolean => "true or false",
        Shape::Choice(_) => "word",
        Shape::IntegerOrText { .. } => "whole number or text",
        Shape::Quantity => "quantity",
        Shape::Scalar => "text, number, true or false",
        Shape::Manifest => "Kubernetes object",
        Shape::Any => "any value",
    }
}

fn several(shape: &Shape) -> &'static str {
    match shape {
        Shape::Object { .. } | Shape::Map(_) => "maps",
        Shape::Text { .. } => "texts",
        Shape::Integer { .. } => "whole numbers",
        Shape::Quantity => "quantities",
        Shape::Scalar => "texts, numbers or booleans",
        Shape::Manifest => "Kubernetes objects",
        _ => "values",
    }
}

/// The bounds of a number, such as `1 to 65535`; None where only the machine bounds it.
#[must_use]
pub fn bounds(setting: &Setting) -> Option<String> {
    let Shape::Integer { minimum, maximum } = setting.shape() else { return None };
    let is_bound = |bound: i64| bound != i64::MAX && bound != i64::from(i32::MAX);
    match (minimum > i64::from(i32::MIN), is_bound(maximum)) {
        (true, true) => Some(format!("{minimum} to {maximum}")),
        (true, false) => Some(format!("{minimum} or more")),
        (false, _) => None,
    }
}

/// The words that a setting takes, and what each means; where others are taken too, or their meaning is in the
/// description, it is empty.
#[must_use]
pub fn words(setting: &Setting) -> Vec<(&'static str, String)> {
    let words = setting.words();
    if words.is_empty() {
        return examples::words(&setting.path).into_iter().map(|word| (word, String::new())).collect();
    }
    words
}

/// Where Kubernetes documents a type.
#[must_use]
pub fn kubernetes_docs(name: &str) -> String {
    let mut parts = name.rsplit('.');
    let kind = parts.next().unwrap_or_default().to_lowercase();
    let version = parts.next().unwrap_or_default();
    let group = match parts.next().unwrap_or_default() {
        "core" => "core".to_owned(),
        group => format!("{group}-k8s-io"),
    };
    let release = KubeVersion::DEFAULT;
    format!(
        "https://kubernetes.io/docs/reference/generated/kubernetes-api/v{release}/#{kind}-{version}-{group}"
    )
}

/// The last part of a Kubernetes type's name.
#[must_use]
pub fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default()
}
