//! ConfigMaps and Secrets.
//!
//! Source: `ValidateConfigMap` and `ValidateSecret` in `k8s.io/kubernetes/pkg/apis/core/validation`.

mod secret_type;

use k8s_openapi::api::core::v1::{ConfigMap, Secret};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

/// All values together, in bytes.
const MOST: usize = 1024 * 1024;

/// Checks a ConfigMap.
pub(super) fn config_map(object: &ConfigMap, findings: &mut Findings) {
    let (data, binary) = (object.data.as_ref(), object.binary_data.as_ref());
    let at = Field::root("data");
    for name in data.into_iter().flat_map(|data| data.keys()) {
        key(name, &at.key(name), findings);
        if binary.is_some_and(|binary| binary.contains_key(name)) {
            findings
                .add(Code::InvalidObjectName, &at.key(name), format!("`{name}` is a key of `binaryData` too"))
                .help("choose another key");
        }
    }
    let at_binary = Field::root("binaryData");
    for name in binary.into_iter().flat_map(|data| data.keys()) {
        key(name, &at_binary.key(name), findings);
    }
    let text: usize = data.into_iter().flat_map(|data| data.values()).map(String::len).sum();
    let bytes: usize = binary.into_iter().flat_map(|data| data.values()).map(|value| value.0.len()).sum();
    size(text + bytes, &at, findings);
}

/// Checks a Secret.
pub(super) fn secret(object: &Secret, findings: &mut Findings) {
    let data = object.data.iter().flatten().map(|(key, value)| (key, value.0.len()));
    // What stands in `stringData` replaces what stands in `data`.
    let texts = object.string_data.iter().flatten().map(|(key, value)| (key, value.len()));
    let is_replaced = |key: &String| object.string_data.as_ref().is_some_and(|data| data.contains_key(key));
    let at = Field::root("data");
    let mut sum = 0;
    for (name, bytes) in data.filter(|(key, _)| !is_replaced(key)).chain(texts) {
        key(name, &at.key(name), findings);
        sum += bytes;
    }
    size(sum, &at, findings);
    secret_type::check(object, findings);
}

/// Checks a key of a ConfigMap or Secret, which becomes the name of a file.
pub(super) fn key(key: &str, at: &Field, findings: &mut Findings) {
    if let Some(why) = key_problem(key) {
        findings
            .add(
                Code::InvalidObjectName,
                at,
                format!("`{key}` cannot be a key of a ConfigMap or Secret: it {why}"),
            )
            .help("use letters, digits, `-`, `_` and `.`, such as `ca.crt`");
    }
}

/// Why a text is no such key, or None where it is one.
pub(super) fn key_problem(key: &str) -> Option<String> {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if key.len() > 253 {
        Some(format!("has {} characters; 253 are allowed", key.len()))
    } else if key.is_empty() || !key.bytes().all(is_inner) {
        Some("may hold only letters, digits, `-`, `_` and `.`, and at least one of them".to_owned())
    } else {
        (key == "." || key.starts_with("..")).then(|| "may not be `.` or begin with `..`".to_owned())
    }
}

fn size(size: usize, at: &Field, findings: &mut Findings) {
    if size > MOST {
        let message = format!("the values have {size} bytes together; {MOST} are allowed");
        findings.add(Code::TooLargeObject, at, message).help("make them shorter");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::fields;

    fn of_config_map(object: Json) -> Vec<String> {
        let object = serde_json::from_value(object).unwrap();
        fields(|findings| config_map(&object, findings))
    }

    fn of_secret(object: Json) -> Vec<String> {
        let object = serde_json::from_value(object).unwrap();
        fields(|findings| secret(&object, findings))
    }

    #[test]
    fn keys_are_names_of_files() {
        for good in ["a", "A_b.c-d", "...a".trim_start_matches('.'), ".a", "-", &"k".repeat(253)] {
            assert_eq!(key_problem(good), None, "{good}");
        }
        for bad in ["", ".", "..", "..a", "../a", "a/b", "a b", "ä", &"k".repeat(254)] {
            assert!(key_problem(bad).is_some(), "{bad}");
        }
        assert_eq!(of_config_map(json!({ "metadata": {}, "data": { "a b": "" } })), ["data[a b]"]);
        assert_eq!(of_secret(json!({ "metadata": {}, "data": { "a b": "" } })), ["data[a b]"]);
        let twice = json!({ "metadata": {}, "data": { "a": "" }, "binaryData": { "a": "" } });
        assert_eq!(of_config_map(twice), ["data[a]"]);
    }

    #[test]
    fn all_values_together_have_at_most_a_mebibyte() {
        let half = "x".repeat(MOST / 2);
        let data =
            |more: &str| json!({ "metadata": {}, "data": { "a": half, "b": format!("{half}{more}") } });
        assert!(of_config_map(data("")).is_empty());
        assert_eq!(of_config_map(data("x")), ["data"]);
        let texts =
            |more: &str| json!({ "metadata": {}, "stringData": { "a": half, "b": format!("{half}{more}") } });
        assert!(of_secret(texts("")).is_empty());
        assert_eq!(of_secret(texts("x")), ["data"]);
    }
}
