//! `init`: what it writes, and that it never writes over anything.

mod internal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::support::{Run, run, run_with};

fn init(dir: &Path, args: &[&str]) -> Run {
    run_with(["init"].iter().chain(args), dir, b"")
}

#[test]
fn what_it_writes_renders() {
    for (mode, extra) in [
        ("sqlite", &[][..]),
        ("internal", &[]),
        ("external", &["--set", "postgres.host=db,postgres.password=x"]),
    ] {
        let dir = tempfile::tempdir().unwrap();
        init(dir.path(), &["--mode", mode]).success();
        let args = ["render", "-f", "values.yaml", "-f", "secrets.yaml"];
        let run = run_with(args.iter().chain(extra), dir.path(), b"");
        assert_eq!(run.stderr, "", "{mode}");
        assert!(run.success().contains("kind: Service\n"), "{mode}");
    }
}

#[test]
fn an_external_database_asks_for_what_only_the_user_knows() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path(), &["--mode", "external"]).success();
    let report = run_with(["render", "-f", "values.yaml", "-f", "secrets.yaml"], dir.path(), b"").refusal();
    assert!(
        report.contains("postgres.host") && report.contains("password of the PostgreSQL role"),
        "{report}"
    );
}

#[test]
fn secrets_are_new_each_time_private_and_ignored_by_git() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let secrets = |dir: &Path| {
        let out = init(dir, &[]).success();
        let text = fs::read_to_string(dir.join("secrets.yaml")).unwrap();
        let key =
            text.lines().find_map(|line| line.trim().strip_prefix("keyEncryptionKey: ")).unwrap().to_owned();
        assert!(!out.contains(&key), "the key is shown");
        key
    };
    assert_ne!(secrets(one.path()), secrets(other.path()));
    let mode = fs::metadata(one.path().join("secrets.yaml")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(fs::read_to_string(one.path().join(".gitignore")).unwrap(), "secrets.yaml\n");
}

#[test]
fn a_release_that_render_refuses_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let report = init(dir.path(), &["No_Release", "-n", "no_namespace"]).refusal();
    assert!(report.contains("`No_Release`") && report.contains("`no_namespace`"), "{report}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "something was written");
}

#[test]
fn the_next_step_is_for_the_release() {
    let dir = tempfile::tempdir().unwrap();
    let out = init(dir.path(), &["prod", "-n", "team-a"]).success();
    assert!(out.contains("openshell-deploy render prod -n team-a -f"), "{out}");
}

#[test]
fn nothing_is_written_over() {
    for name in ["values.yaml", "secrets.yaml"] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(name), "mine").unwrap();
        let report = init(dir.path(), &[]).refusal();
        assert!(report.contains(name), "{report}");
        assert_eq!(fs::read_to_string(dir.path().join(name)).unwrap(), "mine");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "something was written");
    }
}

#[test]
fn editors_find_the_schema_beside_the_values() {
    let dir = tempfile::tempdir().unwrap();
    init(dir.path(), &[]).success();
    let written = |name: &str| fs::read_to_string(dir.path().join(name)).unwrap();
    for name in ["values.yaml", "secrets.yaml"] {
        assert!(written(name).starts_with("# yaml-language-server: $schema=values.schema.json\n"), "{name}");
    }
    assert_eq!(written("values.schema.json"), run(["schema", "--draft", "7"]).success());
}

#[test]
fn another_schema_is_not_written_over() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("values.schema.json");
    fs::write(&path, "{}").unwrap();
    let report = init(dir.path(), &[]).refusal();
    assert!(report.contains("values.schema.json is already there with another content"), "{report}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "something was written");
}

#[test]
fn a_gitignore_keeps_its_lines() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".gitignore");
    fs::write(&path, "/target").unwrap();
    init(dir.path(), &[]).success();
    assert_eq!(fs::read_to_string(&path).unwrap(), "/target\nsecrets.yaml\n");
    fs::remove_file(dir.path().join("values.yaml")).unwrap();
    fs::remove_file(dir.path().join("secrets.yaml")).unwrap();
    init(dir.path(), &[]).success();
    assert_eq!(fs::read_to_string(&path).unwrap(), "/target\nsecrets.yaml\n");
}

#[test]
fn a_gitignore_in_any_encoding_keeps_its_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(".gitignore");
    fs::write(&path, b"\xff\n").unwrap();
    init(dir.path(), &[]).success();
    assert_eq!(fs::read(&path).unwrap(), b"\xff\nsecrets.yaml\n");
}

#[test]
fn no_secret_is_written_that_git_would_not_ignore() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join(".gitignore")).unwrap();
    let report = init(dir.path(), &[]).refusal();
    assert!(report.contains(".gitignore"), "{report}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "something was written");
}

#[test]
fn a_folder_that_cannot_be_made_is_an_error() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("file"), "").unwrap();
    let report = init(dir.path(), &["--dir", "file/below"]).refusal();
    assert!(report.contains("file/below"), "{report}");
}
