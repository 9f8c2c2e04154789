//! The README's commands work as they stand there.
//!
//! Every block marked `sh` is run line by line in a folder that holds examples/ and nothing else. Lines with
//! kubectl need a cluster; those with cargo would build again, and are only compared.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::external::available;
use crate::support::render;

/// The commands for cargo, of which each is in the README.
const CARGO: [&str; 4] = [
    "cargo run --release -- render -f examples/sqlite.yaml -f examples/secrets.yaml",
    "cargo test",
    "cargo install --path .",
    "cargo static",
];

#[test]
fn every_command_works() {
    let with_cluster = is_cluster_available();
    let scratch = scratch();
    let mut cargo = Vec::new();
    for line in commands(&readme()) {
        if line.starts_with("cargo ") {
            cargo.push(line);
        } else if with_cluster || !line.contains("kubectl") {
            run(&line, scratch.path());
        }
    }
    for line in &cargo {
        assert!(CARGO.contains(&line.as_str()), "{line}");
    }
    for line in CARGO {
        assert!(cargo.iter().any(|found| found == line), "{line} is not in the README");
    }
}

#[test]
fn the_first_two_commands_are_for_a_fresh_machine() {
    assert_eq!(commands(&readme())[..2], CARGO[..2]);
}

#[test]
fn every_values_snippet_renders() {
    let snippets = blocks(&readme(), "yaml");
    assert!(snippets.len() >= 4);
    for snippet in snippets {
        let run = render(&snippet, &[]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{snippet}");
    }
}

#[test]
fn files_that_the_readme_names_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = readme();
    let names: Vec<&str> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    let files = names.iter().filter(|name| !name.contains("://") && !name.starts_with('#'));
    assert!(files.clone().count() > 5, "{names:?}");
    for file in files {
        assert!(root.join(file).exists(), "{file}");
    }
}

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

/// The commands of all `sh` blocks, in order. A command goes on after a line that ends in a backslash.
fn commands(readme: &str) -> Vec<String> {
    let joined: Vec<String> = blocks(readme, "sh").iter().map(|block| block.replace("\\\n", " ")).collect();
    let lines = joined.iter().flat_map(|block| block.lines().map(str::trim));
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// The blocks of a language; those in lists are indented.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if line.trim() == format!("```{language}") {
            let block = lines.by_ref().take_while(|line| line.trim() != "```");
            blocks.push(block.flat_map(|line| [line, "\n"]).collect());
        }
    }
    blocks
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

fn run(line: &str, dir: &Path) {
    let program = Path::new(env!("CARGO_BIN_EXE_openshell-deploy")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.into()].into_iter().chain(std::env::split_paths(&path)));
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", line])
        .current_dir(dir)
        .env("PATH", path.unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    // `kubectl diff` says by 1 that there are differences.
    let differs =
        line.contains("kubectl diff") && output.status.code() == Some(1) && output.stderr.is_empty();
    let fine = output.status.success() || differs;
    assert!(fine, "{line}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
}

fn is_cluster_available() -> bool {
    let ready = || Command::new("kubectl").args(["get", "--raw", "/readyz"]).output();
    let reachable =
        std::env::var_os("KUBECONFIG").is_some() && ready().is_ok_and(|output| output.status.success());
    available("a disposable cluster in KUBECONFIG, and kubectl, for some of its commands", reachable)
}
