//! The values files in examples/: each renders, quietly, for every target.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{documents, run_with};

/// The secrets of all examples.
pub const SECRETS: &str = "secrets.yaml";

/// Where the examples are.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// Names of the files to start from.
pub fn examples() -> BTreeSet<String> {
    let names =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let examples: BTreeSet<String> = names.filter(|name| name != SECRETS).collect();
    assert!(examples.len() >= 8, "{examples:?}");
    examples
}

#[test]
fn every_example_renders_for_every_target_without_a_word() {
    for example in examples() {
        for target in ["kubectl", "helm"] {
            // A note that every Deployment gets.
            let quiet = "lint.ignore={OSD-0402}";
            let args = ["render", "--target", target, "-f", &example, "-f", SECRETS, "--set", quiet];
            let run = run_with(args, &folder(), b"");
            assert_eq!(run.stderr, "", "{example}");
            assert!(documents(&run.success()).len() > 10, "{example}");
        }
    }
}

#[test]
fn every_example_says_how_it_is_applied_and_that_works() {
    for example in examples() {
        let text = fs::read_to_string(folder().join(&example)).unwrap();
        let command =
            text.lines().find_map(|line| line.strip_prefix("#   openshell-deploy ")).unwrap_or_default();
        let (command, applied) =
            command.split_once(" | ").unwrap_or_else(|| panic!("{example} has no command"));
        assert!(applied.ends_with(" apply -f -"), "{example}");
        assert!(command.contains(&example), "{example}");
        run_with(command.split_whitespace(), &folder(), b"").success();
    }
}

#[test]
fn every_example_is_named_in_the_readme() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for example in examples() {
        assert!(readme.contains(&format!("examples/{example}")), "{example}");
    }
}
