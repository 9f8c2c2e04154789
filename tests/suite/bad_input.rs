//! Input that must end in a clear error: status 1, nothing on standard output, words that say what is wrong.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{KEY, render, run, run_with};

/// Renders a file with this content and returns the report.
#[track_caller]
fn report(content: &[u8]) -> String {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("values.yaml"), content).unwrap();
    run_with(["render", "-f", "values.yaml"], dir.path(), b"").refusal()
}

#[track_caller]
fn assert_says(report: &str, words: &[&str]) {
    for word in words {
        assert!(report.contains(word), "{word:?} is missing: {report}");
    }
}

#[test]
fn files_that_cannot_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let missing = run_with(["render", "-f", "nope.yaml"], dir.path(), b"").refusal();
    assert_says(&missing, &["`nope.yaml` cannot be read", "no such file"]);
    let folder = run_with(["render", "-f", "."], dir.path(), b"").refusal();
    assert_says(&folder, &["`.` cannot be read", "folder"]);
    let empty = run_with(["render", "-f", "-"], dir.path(), b"").refusal();
    assert_says(&empty, &["standard input is empty"]);
}

#[test]
fn files_that_are_no_values() {
    assert_says(&report(b"\x7fELF\0\0\0"), &["values.yaml:1:5", "zero bytes"]);
    assert_says(&report(b"a: 1\nb: \xff\xfe\n"), &["values.yaml:2:4", "UTF-8"]);
    assert_says(&report(b"\xff\xfea\0:\0"), &["UTF-16"]);
    assert_says(&report(b"a: 'open\nb: 1\n"), &["values.yaml:1:4", "quote"]);
    assert_says(&report(b"a:\n\tb: 1\n"), &["values.yaml:2:1", "tab"]);
    assert_says(&report(b"- a\n- b\n"), &["values.yaml:1:1", "map"]);
    assert_says(&report(b"just text\n"), &["values.yaml:1:1", "map"]);
    assert_says(&report(b"image:\n  tag: a\n  tag: b\n"), &["values.yaml:3:3", "`tag`"]);
    assert_says(&report(b"a: *nope\n"), &["values.yaml:1:4", "nope"]);
}

#[test]
fn files_that_would_not_end() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (name, of) in
        [("b", "a"), ("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f"), ("h", "g"), ("i", "h")]
    {
        let aliases = vec![format!("*{of}"); 9].join(", ");
        bomb.extend([name, ": &", name, " [", &aliases, "]\n"]);
    }
    assert_says(&report(bomb.as_bytes()), &["OSD-0003"]);
    assert_says(&report("[".repeat(100_000).as_bytes()), &["values.yaml:1"]);
    assert_says(&report(format!("a: {}", "{b: ".repeat(1000)).as_bytes()), &["values.yaml:1"]);
    assert_says(&report(&vec![b'#'; 20 << 20]), &["OSD-0003"]);
}

#[test]
fn problems_without_end_are_cut_short() {
    let items = format!("tolerations:\n{}", "- 1\n".repeat(5000));
    let report = report(items.as_bytes());
    assert!(report.ends_with("note: 100 of 1000 are shown\n\nerror: 1000 problems found\n"), "{report}");
    assert_eq!(report.matches("error[").count(), 100);
    let unknown: Vec<String> = (0..1500).map(|number| format!("a{number}: 1")).collect();
    let values = format!("{}\nservice: {{port: 0}}", unknown.join("\n"));
    let refused = render(&values, &["--allow-unknown-values"]).refusal();
    assert!(refused.contains("`service.port` is 0"), "warnings hide an error");
}

#[test]
fn values_of_the_wrong_type() {
    assert_says(
        &report(b"replicaCount: \"two\"\n"),
        &["values.yaml:1:15", "`replicaCount` must be a whole number"],
    );
    assert_says(&report(b"service: {port: 99999}\n"), &["values.yaml:1:17", "a port is 1 to 65535"]);
    assert_says(
        &report(b"image:\n  tag: 1.10\n"),
        &["values.yaml:2:8", "`1.10` is the number 1.1", "quote it: \"1.10\""],
    );
    assert_says(&report(b"image: {tag: yes}\n"), &["`yes` is the boolean true"]);
    assert_says(&report(b"image: {tag: 0777}\n"), &["511"]);
    assert_says(
        &report(b"server: {tls: {certSecretNam: x}}\n"),
        &["values.yaml:1:16", "did you mean `certSecretName`?"],
    );
    assert_says(
        &report(b"server: {credentialDrivers: {vault: {adress: x}}}\n"),
        &["unknown key `server.credentialDrivers.vault.adress`", "`address`"],
    );
}

#[test]
fn flags_that_cannot_be_understood() {
    assert_says(&run(["render", "--set", "a"]).refusal(), &["--set:1:1", "`a` has no value"]);
    assert_says(
        &run(["render", "--set-file", "image.tag=missing"]).refusal(),
        &["`missing`", "no such file"],
    );
    assert_says(&run(["render", "--set", "image.tag=12"]).refusal(), &["--set-string"]);
    assert_says(&run(["render", "--set-json", "a=[1"]).refusal(), &["--set-json"]);
    assert_says(&run(["render", "--set", "a[-1]=x"]).refusal(), &["--set"]);
}

#[test]
fn keys_of_the_wrong_length() {
    for (key, words) in [("c2hvcnQ=", "holds 5 bytes; 32 are needed"), ("not base64!", "is not base64")] {
        let flag = format!("server.credentialStorage.keyEncryptionKey={key}");
        let report = run(["render", "--set-string", &flag]).refusal();
        assert_says(&report, &[words, "keyEncryptionKey=***"]);
        assert!(!report.contains(key), "the key is shown: {report}");
    }
}

#[test]
fn a_key_from_a_file_may_end_in_a_newline() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("key"), format!("{KEY}\n")).unwrap();
    let flag = "--set-file=server.credentialStorage.keyEncryptionKey=key";
    let with_newline = run_with(["render", flag], dir.path(), b"").success();
    assert_eq!(with_newline, render("agentSandbox: {preflight: {enabled: true}}", &[]).success());
}

#[test]
fn names_that_kubernetes_refuses() {
    let long = "r".repeat(54);
    for (args, words) in [
        (["render", "Upper"], "release name `Upper`"),
        (["render", "under_score"], "release name `under_score`"),
        (["render", "-nUpper"], "namespace `Upper`"),
        (["render", "-ndotted.name"], "namespace `dotted.name`"),
        (["render", &long], "has 54 characters; Helm takes 53"),
        (["render", "1st"], "must start with a letter"),
        (["render", "dotted.name"], "cannot be the name of the gateway's Service"),
        (["render", ""], "release name ``"),
        (["render", "--app-version="], "app version"),
    ] {
        assert_says(&run(args).refusal(), &[words]);
    }
}

#[test]
fn all_problems_of_all_files_come_in_one_run() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("one.yaml"), "replicaCount: many\nnope: 1\n").unwrap();
    fs::write(dir.path().join("two.yaml"), "image: {tag: 1.5, tag: 2}\nb: .inf\n").unwrap();
    let args = ["render", "-f", "one.yaml", "-f", "missing.yaml", "-f", "two.yaml", "--set", "a"];
    let report = run_with(args, dir.path(), b"").refusal();
    let words =
        ["replicaCount", "unknown key `nope`", "missing.yaml", "two.yaml:1:19", "two.yaml:2:4", "--set:1:1"];
    assert_says(&report, &words);
}

#[test]
fn labels_that_would_lose_the_pods() {
    let report = render("podLabels: {app.kubernetes.io/name: mine}", &[]).refusal();
    assert_says(&report, &["by which the gateway's pods are selected", "<stdin>:1:"]);
    render("podLabels: {app.kubernetes.io/name: openshell}", &[]).success();
}

#[test]
fn unknown_keys_can_be_made_warnings() {
    let run = render("nope: 1\nserver: {nope: {a: [1]}}", &["--allow-unknown-values"]);
    assert_says(&run.stderr, &["warning[OSD-0201]", "unknown key `nope`", "unknown key `server.nope`"]);
    assert_eq!(run.success(), render("", &[]).success());
}

#[test]
fn an_unknown_cluster_is_a_note_and_a_known_lack_an_error() {
    let enabled = ["--set", "agentSandbox.preflight.enabled=true"];
    let unknown = render("", &enabled);
    assert_says(&unknown.stderr, &["note[OSD-0401]"]);
    unknown.success();
    let served = render("", &[&enabled[..], &["--api-versions", "agents.x-k8s.io/v1beta1"]].concat());
    assert_eq!(served.stderr, "");
    let missing = render("", &[&enabled[..], &["--api-versions", "apps/v1"]].concat());
    assert_says(&missing.refusal(), &["Agent Sandbox API"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_openshell-deploy"))
        .args(["render", "--set", &format!("server.credentialStorage.keyEncryptionKey={KEY}")])
        .args(["--set", "agentSandbox.preflight.enabled=false"])
        // More than a pipe holds, so that writing meets the closed end.
        .args(["--set-string", &format!("podAnnotations.big={}", "x".repeat(120_000))])
        .args(["--set-string", &format!("serviceAccount.annotations.big={}", "x".repeat(120_000))])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut few = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut few).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_full_disk_is_a_failure() {
    if !Path::new("/dev/full").exists() {
        return; // only Linux has it
    }
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_openshell-deploy")).arg("values").stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_says(&String::from_utf8_lossy(&output.stderr), &["cannot write to standard output"]);
}

#[test]
fn a_folder_with_old_manifests_is_not_written_into() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    let args = ["--output-dir", out.to_str().unwrap()];
    assert_eq!(render("", &args).success(), "");
    let names: Vec<_> = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), render("", &[]).success().matches("---\n").count());
    assert_says(&render("", &args).refusal(), &["it is not empty"]);
}

/// Settings that are written to one file each, in flow style.
const OUT_OF_RANGE: [&str; 46] = [
    "replicaCount: -1",
    "replicaCount: 99999999999",
    "replicaCount: 1.5",
    "revisionHistoryLimit: -1",
    "minReadySeconds: -1",
    "service: {port: 99999}",
    "service: {port: 0}",
    "service: {port: http}",
    "service: {port: 99999999999999999999}",
    "service: {port: 8080, healthPort: 8080}",
    "service: {healthPort: -1}",
    "service: {metricsPort: 65536}",
    "service: {metricsPort: 8081, healthPort: 8081}",
    "service: {type: NodePort, nodePort: 99999}",
    "service: {type: External}",
    "global: {imageRegistry: 'r:99999'}",
    "global: {imageRegistry: 'https://r.example.com'}",
    "image: {tag: a b}",
    "image: {pullPolicy: always}",
    "probes: {liveness: {periodSeconds: -1}}",
    "probes: {readiness: {timeoutSeconds: 99999999999}}",
    "podLifecycle: {terminationGracePeriodSeconds: -1}",
    "resources: {limits: {cpu: -1}}",
    "resources: {limits: {memory: 1Gb}}",
    "persistence: {size: -1Gi}",
    "persistence: {size: 0}",
    "autoscaling: {enabled: true, maxReplicas: -2}",
    "podDisruptionBudget: {enabled: true, minAvailable: -1}",
    "podDisruptionBudget: {enabled: true, maxUnavailable: 200%}",
    "podSecurityContext: {fsGroup: -1}",
    "securityContext: {runAsUser: 99999999999}",
    "server: {sandboxJwt: {ttlSecs: -1}}",
    "server: {extraConfig: {version: 2}}",
    "server: {extraConfig: {drivers: {kubernetes: {sandbox_uid: -1}}}}",
    "workload: {kind: daemonset}",
    "terminationGracePeriodSeconds: 5",
    "postgres: {enabled: true, port: 99999}",
    "postgres: {enabled: true, port: -1}",
    "postgres: {enabled: true, mode: inside}",
    "postgres: {enabled: true, instances: 0}",
    "postgres: {enabled: true, majorVersion: 3}",
    "postgres: {enabled: true, parameters: {max_connections: 0}}",
    "postgres: {enabled: true, parameters: {port: 5433}}",
    "postgres: {enabled: true, persistence: {size: -1Gi}}",
    "postgres: {enabled: true, terminationGracePeriodSeconds: -1}",
    "pgbackrest: {enabled: true, compression: {level: 99}}",
];

#[test]
fn what_is_out_of_range_is_shown_with_a_way_out() {
    for values in OUT_OF_RANGE {
        let key = format!("server.credentialStorage.keyEncryptionKey={KEY}");
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("values.yaml"), values).unwrap();
        let report = run_with(["render", "-f", "values.yaml", "--set", &key], dir.path(), b"").refusal();
        for problem in report.split("\n\n").filter(|problem| problem.starts_with("error[")) {
            // What is missing as well stands nowhere.
            let is_missing =
                ["error[OSD-0302]", "error[OSD-0303]"].iter().any(|code| problem.starts_with(code));
            assert!(is_missing || problem.contains("--> values.yaml:1:"), "{values}: {problem}");
            assert!(problem.contains("= help: "), "{values}: {problem}");
        }
        assert!(report.contains("--> values.yaml:1:"), "{values}: {report}");
    }
}
