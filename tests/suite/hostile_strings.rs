//! Any string in a value comes out as that string, in every reader.

use openshell_deploy::output::yaml;
use openshell_deploy::plan;
use openshell_deploy::plan::kube_version::KubeVersion;
use openshell_deploy::plan::release::{Release, Target};
use openshell_deploy::target::{self, Scope};
use openshell_deploy::values::schema::Values;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

use crate::support::{KEY, object};

fn rendered(values: Json) -> Vec<Json> {
    let values: Values = serde_json::from_value(values).unwrap();
    let release = Release {
        name: "openshell".into(),
        namespace: "openshell".into(),
        create_namespace: false,
        app_version: "1.2.3".into(),
        kube_version: KubeVersion::DEFAULT,
        api_versions: None,
        target: Target::Kubectl,
    };
    let (plan, _) = plan::plan(values, release).unwrap();
    let objects = target::objects(&plan).unwrap();
    let documents = target::documents(&objects, Scope::All, plan.release.target, None).unwrap();
    let stream = yaml::stream(&documents);
    let read = crate::support::documents(&stream);
    assert_eq!(read, documents, "{stream}");
    read
}

fn values(text: &str) -> Json {
    json!({
        "gateway": { "enabled": true },
        "nameOverride": "openshell",
        "podAnnotations": { "note": text },
        "podSecurityContext": { "supplementalGroups": [1] },
        "image": { "repository": text },
        "service": { "port": 1, "healthPort": 2 },
        "serviceAccount": { "create": true, "annotations": { "note": text } },
        "pkiInitJob": { "enabled": true, "serverDnsNames": [text] },
        "openshiftRoute": { "enabled": true, "annotations": { "note": text } },
        "persistence": { "size": "1Gi" },
        "server": {
            "logLevel": text,
            "sandboxImage": text,
            "dbUrl": format!("sqlite:{text}"),
            "policyValidationFailureMode": "fail_closed",
            "credentialStorage": { "keyEncryptionKey": KEY },
            "tls": { "certSecretName": "tls" },
            "oidc": { "issuer": format!("https://{text}"), "audience": text },
        },
    })
}

/// The same for what CloudNativePG runs.
fn values_of_cluster(text: &str) -> Json {
    let mut values = values("x");
    values["postgres"] = json!({
        "enabled": true,
        "engine": "cloudnative-pg",
        "username": "openshell",
        "database": "openshell",
        "password": "x",
        "image": { "repository": text, "tag": "18.6" },
        "persistence": { "size": "1Gi", "storageClass": text },
        "podAnnotations": { "note": text },
        "initScripts": { "a.sql": format!("SELECT {text}") },
    });
    values
}

#[track_caller]
fn assert_survives_in_cluster(text: &str) {
    if text.lines().any(|line| line.starts_with('\\')) {
        return;
    }
    let documents = rendered(values_of_cluster(text));
    let spec = &object(&documents, "Cluster")["spec"];
    assert_eq!(spec["inheritedMetadata"]["annotations"]["note"], text);
    assert_eq!(spec["imageName"], format!("{text}:18.6"));
    assert_eq!(spec["storage"]["storageClass"], text);
    assert_eq!(spec["bootstrap"]["initdb"]["postInitSQL"][0], format!("SELECT {text}"));
}

#[track_caller]
fn assert_survives(text: &str) {
    if !text.is_empty() {
        assert_survives_in_cluster(text);
    }
    let documents = rendered(values(text));
    let workload = object(&documents, "StatefulSet");
    assert_eq!(workload["spec"]["template"]["metadata"]["annotations"]["note"], text);
    assert_eq!(workload["spec"]["template"]["spec"]["containers"][0]["image"], format!("{text}:1.2.3"));
    let config: toml::Table =
        object(&documents, "ConfigMap")["data"]["gateway.toml"].as_str().unwrap().parse().unwrap();
    let gateway = &config["openshell"]["gateway"];
    assert_eq!(gateway["log_level"].as_str(), Some(text));
    assert_eq!(gateway["oidc"]["audience"].as_str(), Some(text));
    assert_eq!(gateway["server_sans"][0].as_str(), Some(text));
}

#[test]
fn strings_that_readers_take_for_something_else_survive() {
    for text in [
        "yes",
        "No",
        "on",
        "off",
        "y",
        "n",
        "~",
        "null",
        "true",
        "1_000",
        "0777",
        "0o17",
        "0x1F",
        "1e3",
        ".5",
        "1.",
        ".inf",
        ".nan",
        "1:30",
        "12:30:45",
        "2024-01-01",
        "=",
        "<<",
        "-",
        "---",
        "...",
        "--- x",
        "# no",
        "a: b",
        "a #b",
        "'",
        "\"",
        "\\",
        "`",
        "@x",
        "%x",
        "!x",
        "&x",
        "*x",
        "|",
        ">",
        "[x]",
        "{x}",
        "? x",
        "- x",
        " lead",
        "trail ",
        "\t",
        "a\tb",
        "a\nb",
        "\n",
        "a\n",
        "a\n\n",
        "\n\na",
        "  a\nb",
        "a\n  ",
        "a\n \nb",
        "\r",
        "a\r\nb",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\u{7f}",
        "\u{0}",
        "\u{1b}[31m",
        "é",
        "日本語",
        "🦀",
        "\"\"\"",
        "'''",
        "{{ x }}",
        "$(X)",
    ] {
        assert_survives(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_string_survives(text in "\\PC*|[ -~\\n\\t\\r#:'\"\\\\{}\\[\\]&*!|>%@`?-]{1,24}|(?s:.{0,12})") {
        prop_assume!(!text.is_empty());
        assert_survives(&text);
    }
}
