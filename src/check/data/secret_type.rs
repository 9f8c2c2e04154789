//! What a Secret holds because of its type.
//!
//! Source: `ValidateSecret` in `k8s.io/kubernetes/pkg/apis/core/validation`. Types that are not listed there may hold
//! anything.

use k8s_openapi::api::core::v1::Secret;
use serde::de::IgnoredAny;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidSecret;

/// The annotation that names the service account of a token.
const ACCOUNT: &str = "kubernetes.io/service-account.name";

/// Checks that a Secret has what its type needs.
pub(super) fn check(object: &Secret, findings: &mut Findings) {
    match object.type_.as_deref().unwrap_or_default() {
        kind @ "kubernetes.io/tls" => {
            for key in ["tls.crt", "tls.key"] {
                needs(value(object, key).is_some(), kind, key, findings);
            }
        }
        kind @ "kubernetes.io/dockerconfigjson" => json(object, kind, ".dockerconfigjson", findings),
        kind @ "kubernetes.io/dockercfg" => json(object, kind, ".dockercfg", findings),
        kind @ "kubernetes.io/basic-auth" => {
            let is_there = ["username", "password"].iter().any(|key| value(object, key).is_some());
            needs(is_there, kind, "username", findings);
        }
        kind @ "kubernetes.io/ssh-auth" => {
            let key = "ssh-privatekey";
            needs(value(object, key).is_some_and(|value| !value.is_empty()), kind, key, findings);
        }
        kind @ "kubernetes.io/service-account-token" => account(object, kind, findings),
        _ => {}
    }
}

/// The value of a key. What stands in `stringData` replaces what stands in `data`.
fn value<'a>(object: &'a Secret, key: &str) -> Option<&'a [u8]> {
    let text = object.string_data.as_ref().and_then(|data| data.get(key)).map(String::as_bytes);
    text.or_else(|| object.data.as_ref()?.get(key).map(|value| value.0.as_slice()))
}

/// Adds a finding where a key is missing that the type needs.
fn needs(is_there: bool, kind: &str, key: &str, findings: &mut Findings) {
    if is_there {
        return;
    }
    let message = match key {
        "username" => format!("a Secret of the type `{kind}` has a `username` or a `password`"),
        _ => format!("a Secret of the type `{kind}` has a value under `{key}`"),
    };
    findings
        .add(CODE, &Field::root("data").key(key), message)
        .help(format!("write `{key}` as text below `stringData`, or in base64 below `data`"))
        .help("or remove `type`: a Secret without one may hold any keys");
}

/// Checks the registries' passwords of a Secret for pulling images, which are one JSON object.
fn json(object: &Secret, kind: &str, key: &str, findings: &mut Findings) {
    let text = value(object, key);
    needs(text.is_some(), kind, key, findings);
    if text.is_some_and(|text| !is_json_object(text)) {
        findings
            .add(
                CODE,
                &Field::root("data").key(key),
                format!("what stands under `{key}` is no object in JSON"),
            )
            .help("write the whole content of the file, such as `{\"auths\": {…}}`, in quotes below `stringData`")
            .help("`kubectl create secret docker-registry NAME --dry-run=client -o yaml` makes such a Secret");
    }
}

/// Whether it is an object in JSON, or `null`, which stands for an empty one.
fn is_json_object(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    (text.starts_with(b"{") || text == b"null") && serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

fn account(object: &Secret, kind: &str, findings: &mut Findings) {
    let name = object.metadata.annotations.as_ref().and_then(|annotations| annotations.get(ACCOUNT));
    if name.is_none_or(String::is_empty) {
        let at = Field::root("metadata");
        findings
            .add(
                CODE,
                &at.name("annotations").key(ACCOUNT),
                format!("a Secret of the type `{kind}` is for one service account, and none is named"),
            )
            .help(format!("name it in the annotation `{ACCOUNT}`"));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::{fields, messages};

    fn secret(kind: &str, data: &Json) -> Secret {
        serde_json::from_value(json!({ "metadata": {}, "type": kind, "stringData": data })).unwrap()
    }

    fn found(kind: &str, data: &Json) -> Vec<String> {
        fields(|findings| check(&secret(&format!("kubernetes.io/{kind}"), data), findings))
    }

    #[test]
    fn each_type_needs_its_keys() {
        for (kind, good, bad, at) in [
            ("tls", json!({ "tls.crt": "", "tls.key": "" }), json!({ "tls.crt": "a" }), "tls.key"),
            ("basic-auth", json!({ "password": "" }), json!({ "user": "a" }), "username"),
            ("ssh-auth", json!({ "ssh-privatekey": "a" }), json!({ "ssh-privatekey": "" }), "ssh-privatekey"),
            ("dockercfg", json!({ ".dockercfg": "{}" }), json!({ "dockercfg": "{}" }), ".dockercfg"),
            (
                "dockerconfigjson",
                json!({ ".dockerconfigjson": " {\"auths\": {}} " }),
                json!({ ".dockerconfigjson": "{'auths': {}}" }),
                ".dockerconfigjson",
            ),
        ] {
            assert!(found(kind, &good).is_empty(), "{kind}");
            assert_eq!(found(kind, &bad), [format!("data[{at}]")]);
            assert!(!found(kind, &json!({})).is_empty(), "{kind}");
        }
        assert!(found("other", &json!({})).is_empty());
        assert!(fields(|findings| check(&secret("Opaque", &json!({})), findings)).is_empty());
    }

    #[test]
    fn a_token_names_its_service_account() {
        let at = |annotations: Json| {
            let object = json!({ "metadata": { "annotations": annotations }, "type": "kubernetes.io/service-account-token" });
            fields(|findings| check(&serde_json::from_value(object).unwrap(), findings)).len()
        };
        assert_eq!((at(json!({ ACCOUNT: "a" })), at(json!({ ACCOUNT: "" })), at(json!({}))), (0, 1, 1));
    }

    #[test]
    fn keys_may_stand_in_base64_and_values_are_not_told() {
        let object = json!({
            "metadata": {}, "type": "kubernetes.io/dockercfg",
            "data": { ".dockercfg": "e30=" }, "stringData": { ".dockercfg": "hunter2" },
        });
        let mut object: Secret = serde_json::from_value(object).unwrap();
        let told = messages(|findings| check(&object, findings));
        assert!(told.len() == 1 && !told[0].contains("hunter2"), "{told:?}");
        object.string_data = None;
        assert!(messages(|findings| check(&object, findings)).is_empty());
    }
}
