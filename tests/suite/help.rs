//! Help texts: their examples work. And wrong usage is told apart from refused input.

use std::fs;
use std::path::Path;

use crate::support::{run, run_with};

/// The program and its commands, as arguments before `--help`.
const COMMANDS: [&[&str]; 10] = [
    &[],
    &["render"],
    &["lint"],
    &["values"],
    &["images"],
    &["init"],
    &["restore"],
    &["schema"],
    &["docs"],
    &["explain"],
];

/// The examples at the end of a help text: the program's arguments, without what a pipe or a remark adds.
fn examples(command: &[&str]) -> Vec<String> {
    let help = run(command.iter().chain(&["--help"])).success();
    let (_, examples) =
        help.split_once("\nExamples:\n").unwrap_or_else(|| panic!("{command:?} has no examples"));
    let mut commands: Vec<String> = Vec::new();
    for line in examples.lines().take_while(|line| !line.is_empty()) {
        match (line.strip_prefix("  openshell-deploy "), commands.last_mut()) {
            (Some(arguments), _) => commands.push(arguments.to_owned()),
            // Help is wrapped to the terminal's width.
            (None, Some(command)) => *command = format!("{command} {}", line.trim()),
            (None, None) => panic!("{command:?}: {line}"),
        }
    }
    commands
        .iter()
        .map(|command| command.split("  ").next().unwrap().split(" | ").next().unwrap().to_owned())
        .collect()
}

/// Makes the files that the examples of a command read.
fn prepare(command: &[&str], dir: &Path) {
    let mode = if command == ["restore"] { "internal" } else { "sqlite" };
    run_with(["init", "--mode", mode], dir, b"").success();
    fs::write(dir.join("prod.yaml"), "image:\n  tag: v1\n").unwrap();
    if mode == "internal" {
        // Where backups are is for the user to say.
        let values = "agentSandbox: {preflight: {enabled: false}}\n\
                      postgres: {enabled: true, image: {repository: registry.example.com/postgres}}\n\
                      pgbackrest: {enabled: true, posix: {enabled: true}}\nbackup: {enabled: true}\n";
        fs::write(dir.join("values.yaml"), values).unwrap();
    }
}

/// The words of a command line; single quotes keep one together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('\'').enumerate();
    let words = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn every_example_works() {
    for command in COMMANDS {
        let examples = examples(command);
        assert!(examples.len() >= 2, "{command:?}");
        for example in examples {
            let dir = tempfile::tempdir().unwrap();
            // `init` makes the files itself and writes over none.
            if !example.starts_with("init") {
                prepare(command, dir.path());
            }
            let run = run_with(words(&example), dir.path(), b"");
            assert_eq!(run.status, Some(0), "{example}: {}", run.stderr);
            // What to do step by step is no complaint.
            assert!(
                run.stderr.is_empty() || run.stderr.starts_with("Restore of "),
                "{example}: {}",
                run.stderr
            );
        }
    }
}

#[test]
fn every_command_is_in_the_help_and_explained() {
    let help = run(["--help"]).success();
    let listed = help.split_once("Commands:\n").unwrap().1.lines().take_while(|line| !line.is_empty());
    let names: Vec<&str> = listed.map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(
        names,
        ["render", "lint", "values", "images", "init", "restore", "schema", "docs", "explain", "help"]
    );
    assert!(help.contains("Exit status: 0 "), "{help}");
}

#[test]
fn the_version_is_the_packages() {
    for flag in ["--version", "-V"] {
        assert_eq!(run([flag]).success(), format!("openshell-deploy {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn wrong_usage_is_status_2_with_nothing_on_standard_output() {
    for args in [
        &[][..],
        &["deploy"],
        &["--set", "a=b"],
        &["render", "one", "two"],
        &["render", "--nope"],
        &["render", "-f"],
        &["render", "--target", "argocd"],
        &["render", "--scope", "node"],
        &["render", "--kube-version", "newest"],
        &["render", "-o", "toml"],
        &["lint", "--format", "html"],
        &["lint", "--fail-on", "never"],
        &["lint", "--ignore", "OSD-9999"],
        &["values", "extra"],
        &["images", "-o", "yaml"],
        &["init", "--mode", "mysql"],
        &["schema", "--draft", "4"],
        &["docs", "objects"],
    ] {
        let run = run(args);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.stderr.contains("--help"), "{args:?}: {}", run.stderr);
    }
}
