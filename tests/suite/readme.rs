//! The commands of README.md and docs/ work as they stand there.
//!
//! Each document is followed from its top to its end, in a folder that holds examples/ and nothing else: files that it shows
//! are written (a block marked `yaml PATH`), and commands are run. Lines with kubectl need a cluster. What openshell-deploy
//! prints is what the document shows. Not run are commands for cargo, which would build again and are only compared, and those
//! of [`PROGRAMS`] and [`ON_NODES`], which take other programs or nodes; they stand in blocks marked `console`, with what
//! they printed.

mod document;
mod links;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::external::available;
use crate::support::render;
use document::{Step, is_shown, steps};

const DOCUMENTS: &[&str] = &[
    "README.md",
    "docs/gateway.md",
    "docs/high-availability.md",
    "docs/postgresql.md",
    "docs/production.md",
    "docs/runbooks.md",
    "docs/values.md",
];

/// The commands for cargo, of which each is in the README.
const CARGO: [&str; 4] = [
    "cargo run --release -- render -f examples/sqlite.yaml -f examples/secrets.yaml",
    "cargo test",
    "cargo install --path .",
    "cargo static",
];

/// Beginnings of commands for programs that not every machine has.
const PROGRAMS: [&str; 5] =
    ["docker ", "helm ", "kubectl cnpg ", "kubectl -n openshell apply edit-last-applied ", "sops "];

/// Parts of kubectl's commands that need a pod to run, or a claim to have a volume.
const ON_NODES: [&str; 5] = [" exec ", " logs ", " patch pvc ", " rollout status ", " --for=condition="];

#[test]
fn every_command_works() {
    let with_cluster = is_cluster_available();
    for name in DOCUMENTS.iter().copied() {
        let scratch = scratch();
        for step in steps(&read(name)) {
            match step {
                Step::File { path, text } => fs::write(scratch.path().join(path), text).unwrap(),
                Step::Values(_) => {}
                Step::Command(line) => {
                    assert!(!is_elsewhere(&line), "{name}: mark the block `console`: {line}");
                    follow(&line, "", with_cluster, scratch.path());
                }
                Step::Session { command, .. } if is_elsewhere(&command) => {}
                Step::Session { command, shown } => follow(&command, &shown, with_cluster, scratch.path()),
            }
        }
    }
}

#[test]
fn what_is_not_run_is_listed_and_there() {
    let documents = DOCUMENTS.iter().map(|name| read(name)).collect::<String>();
    let lines: Vec<String> = steps(&documents).into_iter().filter_map(command).collect();
    for line in lines.iter().filter(|line| line.starts_with("cargo ")) {
        assert!(CARGO.contains(&line.as_str()), "{line}");
    }
    for part in CARGO.iter().chain(&PROGRAMS).chain(&ON_NODES) {
        assert!(lines.iter().any(|line| line.contains(part)), "`{part}` is in no document");
    }
}

#[test]
fn the_first_two_commands_are_for_a_fresh_machine() {
    let lines: Vec<String> = steps(&read("README.md")).into_iter().filter_map(command).collect();
    assert_eq!(lines[..2], CARGO[..2]);
}

#[test]
fn every_values_snippet_renders() {
    let snippets: Vec<String> =
        DOCUMENTS.iter().flat_map(|name| steps(&read(name))).filter_map(values).collect();
    assert!(snippets.len() >= 7);
    for snippet in snippets {
        // The note is one that every Deployment gets.
        let run = render(&snippet, &["--set", "postgres.superuserPassword=x,lint.ignore={OSD-0402}"]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{snippet}");
    }
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn command(step: Step) -> Option<String> {
    match step {
        Step::Command(command) | Step::Session { command, .. } => Some(command),
        Step::File { .. } | Step::Values(_) => None,
    }
}

fn values(step: Step) -> Option<String> {
    if let Step::Values(text) = step { Some(text) } else { None }
}

fn is_elsewhere(line: &str) -> bool {
    let on_nodes = line.starts_with("kubectl ") && ON_NODES.iter().any(|part| line.contains(part));
    on_nodes || PROGRAMS.iter().any(|program| line.starts_with(program))
}

/// A folder with examples/.
fn scratch() -> tempfile::TempDir {
    let scratch = tempfile::tempdir().unwrap();
    let target = scratch.path().join("examples");
    fs::create_dir(&target).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, target.join(path.file_name().unwrap())).unwrap();
    }
    scratch
}

fn follow(line: &str, shown: &str, with_cluster: bool, dir: &Path) {
    if line.starts_with("cargo ") || (line.contains("kubectl") && !with_cluster) {
        return;
    }
    let output = run(line, dir);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    // `kubectl diff` says by 1 that there are differences.
    let differs =
        line.contains("kubectl diff") && output.status.code() == Some(1) && output.stderr.is_empty();
    let refused = shown.contains("error[") && output.status.code() == Some(1);
    let fine = output.status.success() || differs || refused;
    assert!(fine, "{line}: {}\n{}", output.status, text(&output.stderr));
    if line.starts_with("openshell-deploy") && !line.contains("kubectl") && !shown.is_empty() {
        let printed = text(&output.stderr) + &text(&output.stdout);
        assert!(is_shown(shown, &printed), "{line} prints\n{printed}");
    }
}

fn run(line: &str, dir: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_openshell-deploy")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.into()].into_iter().chain(std::env::split_paths(&path)));
    Command::new("bash")
        .args(["-euo", "pipefail", "-c", line])
        .current_dir(dir)
        .env("PATH", path.unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn is_cluster_available() -> bool {
    let ready = || Command::new("kubectl").args(["get", "--raw", "/readyz"]).output();
    let reachable =
        std::env::var_os("KUBECONFIG").is_some() && ready().is_ok_and(|output| output.status.success());
    available("a disposable cluster in KUBECONFIG, and kubectl, for some of its commands", reachable)
}
