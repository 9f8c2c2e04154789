//! The command `lint`.

mod config;
mod exit_status;
mod files;
mod formats;
mod hostile;
mod no_effect;
mod rules;
mod sarif;

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use crate::support::{KEY, Run, run_with};

/// Runs lint on values given as text, with the preflight off and a key-encryption key; further arguments follow.
pub fn lint(values: &str, args: &[&str]) -> Run {
    let preset =
        format!("agentSandbox.preflight.enabled=false,server.credentialStorage.keyEncryptionKey={KEY}");
    let fixed = ["lint", "-f", "-", "--set", &preset];
    let values = if values.is_empty() { "{}" } else { values };
    run_with(fixed.iter().chain(args), Path::new("."), values.as_bytes())
}

/// What it finds.
pub fn findings(values: &str, args: &[&str]) -> Vec<Json> {
    let run = lint(values, &[&["--format", "json"], args].concat());
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

/// The findings with a code.
pub fn with_code(values: &str, args: &[&str], code: &str) -> Vec<Json> {
    findings(values, args).into_iter().filter(|finding| finding["code"] == code).collect()
}

/// The codes of what is found in values.yaml of a folder, with a preset.
pub fn lint_file(folder: &Path, preset: &str) -> Vec<String> {
    let run = run_with(["lint", "-f", "values.yaml", "--format", "json", "--set", preset], folder, b"");
    assert_eq!(run.stderr, "");
    let findings: Vec<Json> = serde_json::from_str(&run.stdout).unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

/// Runs git quietly, and says whether it succeeded.
pub fn git(folder: &Path, args: &[&str]) -> bool {
    let git = Command::new("git")
        .args(args)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    git.is_ok_and(|status| status.success())
}
