//! `explain`: what is told about settings, and how wrong paths end.

use std::fs;

use openshell_deploy::reference::setting::Setting;

use crate::support::{Run, run, run_with};

fn explain(path: &str) -> String {
    run(["explain", path]).success()
}

#[track_caller]
fn assert_says(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing: {text}");
    }
}

#[test]
fn a_setting_is_told_with_all_that_is_known_of_it() {
    let text = explain("server.oidc.rolesClaim");
    assert_says(
        &text,
        &[
            "server.oidc.rolesClaim\n\n  Path to the roles in a token",
            "Type:     text\nDefault:  \"\"\n",
            "Example:\n  server:\n    oidc:\n      rolesClaim: realm_access.roles\n",
            "Beside\n  server:\n    oidc:\n      issuer: https://issuer\nthe example changes:\n",
            "  ConfigMap openshell-config\n    data[gateway.toml]:\n      roles_claim = \"realm_access.roles\"\n",
            "  StatefulSet openshell\n    spec.template.metadata.annotations[checksum/gateway-config]: changes, so that pods restart\n",
        ],
    );
    assert_says(&explain("service.type"), &["Words:\n  ClusterIP     From inside the cluster only.\n"]);
    assert_says(&explain("service.port"), &["whole number, 1 to 65535", "Default:  8080"]);
    assert_says(&explain("server.logLevel"), &["Words:    error, warn, info, debug, trace"]);
    assert_says(&explain("agentSandbox.preflight.enabled"), &["It changes no object by itself."]);
    assert_says(&explain("fullnameOverride"), &["Service openshell: is called gateway"]);
}

#[test]
fn sections_list_what_is_in_them() {
    let text = explain("server.oidc");
    let section = Setting::root().child("server").and_then(|server| server.child("oidc")).unwrap();
    for child in section.children() {
        assert_says(&text, &[&format!("\n  {}", child.name())]);
    }
    assert_says(&text, &["Users from an OIDC provider", "issuer           URL of the issuer"]);
    let top = run(["explain"]).success();
    for child in Setting::root().children() {
        assert!(top.lines().any(|line| line.starts_with(&format!("  {} ", child.name()))), "{}", child.path);
    }
}

#[test]
fn kubernetes_own_fields_are_told_in_its_words() {
    assert_says(
        &explain("resources.limits"),
        &["maximum amount of compute resources", "memory: 512Mi", "map of quantities"],
    );
    assert_says(
        &explain("affinity.nodeAffinity"),
        &["Fields:\n", "requiredDuringSchedulingIgnoredDuringExecution"],
    );
    assert_says(
        &explain("tolerations"),
        &["list of Toleration", "https://kubernetes.io/docs/", "Fields:\n  effect"],
    );
    assert_says(&explain("tolerations[0].key"), &["taint key", "tolerations:\n  - key: dedicated"]);
    assert_says(&explain("podLabels"), &["labels.team: platform"]);
    assert_says(&explain("podLabels.\"example.com/team\""), &["labels[example.com/team]: platform"]);
}

fn with_values(values: &str, args: &[&str]) -> Run {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("values.yaml"), values).unwrap();
    run_with(["explain", "-f", "values.yaml"].iter().chain(args), dir.path(), b"")
}

#[test]
fn values_show_what_is_set_and_where() {
    let values = "server:\n  logLevel: warn\npodLabels: {team: a}\nupstreamProxy:\n  url: http://user:hunter2@proxy:1\n\
                  postgres: {enabled: true, mode: external, host: db, password: hunter2}\n";
    let told = |path: &str| with_values(values, &[path]).success();
    assert_says(&told("server.logLevel"), &["Now:\n  server.logLevel: \"warn\"  # values.yaml:2:13\n"]);
    assert_says(&told("service.port"), &["Now:\n  service.port: 8080  # default\n"]);
    assert_says(&told("podLabels"), &["Now:\n  podLabels.team: \"a\"  # values.yaml:3:"]);
    assert_says(&told("podLabels.b"), &["Now:\n  podLabels.b: not set\n"]);
    assert_says(
        &told("postgres.host"),
        &["Setting the example in your values changes:", "Secret openshell-db-url", "data.db-url: \"***\""],
    );
    let flag = with_values(values, &["server.logLevel", "--set", "server.logLevel=error"]).success();
    assert_says(&flag, &["server.logLevel: \"error\"  # --set\n"]);
}

/// Beginnings of settings that are rendered beside secrets, or hold some.
const BESIDE_SECRETS: [&str; 5] =
    ["upstreamProxy.", "postgres.ho", "postgres.pass", "postgres.user", "server.credentialDrivers.vault."];

#[test]
fn no_secret_of_the_users_is_shown() {
    let values = "upstreamProxy: {url: 'http://user:hunter2@proxy:1', noProxy: 'http://user:hunter2@a'}\n\
                  postgres: {enabled: true, mode: external, host: db, password: hunter2, username: u}\n\
                  server: {credentialDrivers: {vault: {enabled: true, address: 'http://user:hunter2@vault'}}}\n";
    let settings = Setting::root().settings();
    let is_beside =
        |setting: &&Setting| BESIDE_SECRETS.iter().any(|beginning| setting.path.starts_with(beginning));
    for setting in settings.iter().filter(is_beside) {
        let run = with_values(values, &[&setting.path]);
        assert!(!run.stderr.contains("hunter2"), "{}", setting.path);
        assert!(!run.success().contains("hunter2"), "{}", setting.path);
    }
}

#[test]
fn wrong_paths_are_refused_with_what_was_meant() {
    for (path, words) in [
        ("server.oidc.roleClaim", ["unknown key `server.oidc.roleClaim`", "did you mean `rolesClaim`?"]),
        ("certSecretName", ["unknown key `certSecretName`", "did you mean `server.tls.certSecretName`?"]),
        ("tolerations.key", ["`tolerations` is a list", "write `tolerations[0].key`"]),
        ("zzz", ["unknown key `zzz`", "`openshell-deploy explain` lists the sections"]),
        ("a..b", ["is not the path of a setting", "write keys with dots"]),
        ("service.port.x", ["`service.port` is a whole number", "nothing below it"]),
    ] {
        assert_says(&run(["explain", path]).refusal(), &words);
    }
    assert_says(
        &with_values("nope: 1\n", &["service.port"]).refusal(),
        &["unknown key `nope`", "values.yaml:1:1"],
    );
}
