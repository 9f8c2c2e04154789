//! Files that the program takes are taken.

use std::fs;
use std::path::{Path, PathBuf};

use openshell_deploy::values::defaults::defaults;

use super::{complaints, loaded};
use crate::examples;
use crate::support::{fixture, run_with};

/// Asserts that the loader takes a file, and the schema too.
#[track_caller]
fn assert_taken(path: &Path) {
    let (values, problems) = loaded(&fs::read_to_string(path).unwrap());
    assert_eq!(problems, [""; 0], "{}", path.display());
    assert_eq!(complaints(&values.to_json()), [""; 0], "{}", path.display());
}

#[test]
fn defaults_are_taken() {
    let (values, _) = loaded(defaults());
    assert_eq!(complaints(&values.to_json()), [""; 0]);
}

#[test]
fn examples_are_taken() {
    let names = examples::examples();
    names
        .iter()
        .map(String::as_str)
        .chain([examples::SECRETS])
        .for_each(|name| assert_taken(&examples::folder().join(name)));
}

#[test]
fn files_written_for_the_chart_are_judged_alike() {
    let folders = fs::read_dir(fixture("conformance")).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let values = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("values");
    let mut refused = 0;
    let files: Vec<_> = files.filter(values).collect();
    assert!(files.len() > 60, "{}", files.len());
    for path in &files {
        let text = fs::read_to_string(path).unwrap();
        if text.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
            continue; // nothing is set
        }
        let (values, problems) = loaded(&text);
        let complaints = complaints(&values.to_json());
        refused += usize::from(!complaints.is_empty());
        // What the chart refuses beside types, the schema may refuse too.
        let fails = fs::read_to_string(path.with_file_name("case.json")).unwrap().contains("\"fails\": true");
        assert!(
            complaints.is_empty() == problems.is_empty() || fails,
            "{}: {complaints:?} {problems:?}",
            path.display()
        );
    }
    assert!(refused < 10, "{refused}");
}

#[test]
fn what_init_writes_is_taken() {
    for mode in ["sqlite", "internal", "external"] {
        let dir = tempfile::tempdir().unwrap();
        run_with(["init", "--mode", mode], dir.path(), b"").success();
        for name in ["values.yaml", "secrets.yaml"] {
            assert_taken(&dir.path().join(name));
        }
    }
}
