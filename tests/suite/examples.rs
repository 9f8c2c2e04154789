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

/// OpenShift's constraint restricted-v2 refuses IDs that are none of the namespace's own, and asks for what the restricted
/// Pod Security Standard does.
#[test]
fn the_example_for_openshift_leaves_ids_to_the_platform() {
    let args = ["render", "-f", "openshift.yaml", "-f", SECRETS];
    let stream = run_with(args, &folder(), b"").success();
    for fixed in
        ["runAsUser:", "runAsGroup:", "fsGroup:", "supplementalGroups:", "seLinuxOptions:", "hostPath:"]
    {
        let has = stream.lines().any(|line| line.trim_start().trim_start_matches("- ").starts_with(fixed));
        assert!(!has, "{fixed}");
    }
    let documents = documents(&stream);
    let pods: Vec<_> = documents
        .iter()
        .map(|document| &document["spec"]["template"]["spec"])
        .filter(|pod| pod.is_object())
        .collect();
    assert_eq!(pods.len(), 2);
    for pod in pods {
        for container in pod["containers"].as_array().unwrap() {
            let context = &container["securityContext"];
            assert_eq!(context["allowPrivilegeEscalation"], false);
            assert_eq!(context["capabilities"]["drop"][0], "ALL");
            let of_pod = &pod["securityContext"];
            assert!(context["runAsNonRoot"] == true || of_pod["runAsNonRoot"] == true);
        }
    }
}
