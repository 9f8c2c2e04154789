//! Memory follows the size of the input, whatever is in it.

use std::io::Write;
use std::process::{Command, Stdio};

use tempfile::NamedTempFile;

/// What a run takes anyway, in KiB.
const BASE: usize = 64 * 1024;

/// How much a byte of input may take, in bytes.
const PER_BYTE: usize = 400;

#[track_caller]
fn assert_bounded(text: &str) {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let limit = BASE + text.len() * PER_BYTE / 1024;
    let script = format!("ulimit -v {limit}; exec \"$0\" render -f \"$1\"");
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_openshell-deploy")])
        .arg(file.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        matches!(output.status.code(), Some(0 | 1)),
        "{:?} with {limit} KiB: {:.2000}",
        output.status,
        stderr
    );
    assert!(!stderr.contains("panicked"), "{stderr:.2000}");
}

/// About a megabyte of one line again and again.
fn lines(head: &str, line: impl Fn(usize) -> String) -> String {
    let mut text = head.to_owned();
    let mut number = 0;
    while text.len() < 1_000_000 {
        text += &line(number);
        number += 1;
    }
    text
}

#[test]
fn of_many_labels() {
    assert_bounded(&lines("podLabels:\n", |number| format!("  key{number}: \"{number}\"\n")));
}

#[test]
fn of_many_bad_labels() {
    assert_bounded(&lines("podLabels:\n", |number| format!("  'bad key {number}': 'bad value!'\n")));
}

#[test]
fn of_many_unknown_keys() {
    assert_bounded(&lines("", |number| format!("unknown{number}: 1\n")));
}

#[test]
fn of_many_items() {
    assert_bounded(&lines("tolerations:\n", |number| format!("- {{key: k{number}, operator: Sometimes}}\n")));
}

#[test]
fn of_one_long_string() {
    assert_bounded(&format!("podAnnotations: {{a: \"{}\"}}\n", "x".repeat(1_000_000)));
}

#[test]
fn of_many_anchors() {
    assert_bounded(&lines("podAnnotations:\n  a: &a x\n", |number| format!("  k{number}: *a\n")));
}

#[test]
fn of_nested_lists() {
    assert_bounded(&format!("tolerations: {}", "[".repeat(1_000_000)));
}
