//! `values`: the merged settings, their origins, and secrets that stay secret.

use std::fs;

use serde_json::Value as Json;

use crate::support::{Run, run_with};

const FILE: &str = "\
# a comment
server:
  logLevel: debug
postgres:
  password: hunter2-of-the-file
upstreamProxy:
  url: http://user:hunter2-of-the-url@proxy:3128
nodeSelector:
  kubernetes.io/os: linux
";

fn values(args: &[&str]) -> Run {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("values.yaml"), FILE).unwrap();
    run_with(["values", "-f", "values.yaml"].iter().chain(args), dir.path(), b"")
}

#[test]
fn defaults_fill_in_what_the_user_leaves_out() {
    let merged: Json = serde_json::from_str(&values(&["-o", "json"]).success()).unwrap();
    assert_eq!(merged["server"]["logLevel"], "debug");
    assert_eq!(merged["service"]["port"], 8080);
    let overrides: Json = serde_json::from_str(&values(&["-o", "json", "--overrides"]).success()).unwrap();
    assert_eq!(overrides.get("service"), None);
}

#[test]
fn yaml_and_json_say_the_same() {
    let yaml: Json = serde_saphyr::from_str(&values(&[]).success()).unwrap();
    let json: Json = serde_json::from_str(&values(&["-o", "json"]).success()).unwrap();
    assert_eq!(yaml, json);
}

#[test]
fn secrets_are_masked_unless_asked_for() {
    for args in [&[][..], &["--overrides"], &["--origin"], &["-o", "json"], &["--origin", "-o", "json"]] {
        let masked = values(args).success();
        assert!(!masked.contains("hunter2"), "{args:?}: {masked}");
        assert!(masked.contains("***"), "{args:?}: {masked}");
        let shown = values(&[args, &["--show-secrets"]].concat()).success();
        assert!(
            shown.contains("hunter2-of-the-file") && shown.contains("hunter2-of-the-url"),
            "{args:?}: {shown}"
        );
    }
}

#[test]
fn origins_point_at_lines_flags_and_defaults() {
    let origins = values(&["--origin", "--set", "image.tag=v1"]).success();
    for line in [
        "server.logLevel: \"debug\"  # values.yaml:3:13",
        "image.tag: \"v1\"  # --set",
        "service.port: 8080  # default",
        "nodeSelector.\"kubernetes.io/os\": \"linux\"  # values.yaml:",
    ] {
        assert!(origins.contains(line), "{line}: {origins}");
    }
}

#[test]
fn later_layers_win_as_in_helm() {
    let logged = |args: &[&str]| {
        let json = values(&[args, &["-o", "json"]].concat()).success();
        serde_json::from_str::<Json>(&json).unwrap()["server"]["logLevel"].clone()
    };
    assert_eq!(logged(&["--set-literal", "server.logLevel=d", "--set", "server.logLevel=a"]), "d");
    assert_eq!(logged(&["--set", "server.logLevel=a", "--set-json", "server.logLevel=\"b\""]), "a");
}

#[test]
fn settings_are_checked_unless_only_overrides_are_wanted() {
    assert!(values(&["--set", "nope=1"]).refusal().contains("unknown key `nope`"));
    assert!(values(&["--set", "nope=1", "--overrides"]).success().contains("nope: 1"));
}
