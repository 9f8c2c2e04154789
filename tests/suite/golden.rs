//! Whole outputs, recorded in fixtures/golden: what a release changes in them shows in its diff.
//!
//! `UPDATE_GOLDEN=1 cargo test golden` records anew what is meant to change.

use std::fs;
use std::path::Path;

use crate::support::{fixture, run_with};

/// The examples whose output is recorded.
const EXAMPLES: &[&str] = &[
    "laptop.yaml",
    "sqlite.yaml",
    "single-node.yaml",
    "external-postgres.yaml",
    "production.yaml",
    "openshift.yaml",
    "air-gapped.yaml",
    "internal.yaml",
    "internal-pgbackrest.yaml",
    "cloudnative-pg.yaml",
];

/// Lines shown before and after the first difference.
const CONTEXT: usize = 3;

/// Differing lines shown at most, of each text.
const SHOWN: usize = 8;

#[test]
fn examples_render_as_recorded() {
    for example in EXAMPLES {
        let args = ["render", "-f", example, "-f", "secrets.yaml"];
        let rendered = run_with(args, &Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"), b"").success();
        check(example, &rendered);
    }
}

#[test]
fn every_record_has_its_test() {
    if is_recording() {
        return; // at the same time, in other tests
    }
    let mut recorded: Vec<String> = fs::read_dir(fixture("golden"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut expected: Vec<&str> = EXAMPLES.to_vec();
    recorded.sort();
    expected.sort_unstable();
    assert_eq!(recorded, expected);
}

#[test]
fn a_difference_is_shown_with_its_surroundings() {
    let shown = difference("a\nb\nc\nd\ne\nf\ng\nh\n", "a\nb\nc\nd\nX\nY\nf\ng\nh\n").unwrap();
    assert_eq!(shown, "at line 5:\n  b\n  c\n  d\n- e\n+ X\n+ Y\n  f\n  g\n  h\n");
    assert_eq!(difference("a\n", "a\nb\n").unwrap(), "at line 2:\n  a\n+ b\n");
    assert_eq!(difference("a\n", "a\n"), None);
}

fn is_recording() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Compares with a record, or records.
#[track_caller]
fn check(name: &str, rendered: &str) {
    let path = fixture("golden").join(name);
    if is_recording() {
        fs::create_dir_all(fixture("golden")).unwrap();
        fs::write(&path, rendered).unwrap();
        return;
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    if let Some(difference) = difference(&recorded, rendered) {
        panic!(
            "fixtures/golden/{name} (-) is not what is printed now (+), first {difference}\n\
             If that is meant, record it with `UPDATE_GOLDEN=1 cargo test golden` and look at `git diff fixtures/golden`."
        );
    }
}

/// The first differing lines of two texts with those around them, or None for equal texts.
fn difference(recorded: &str, rendered: &str) -> Option<String> {
    if recorded == rendered {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (recorded.lines().collect(), rendered.lines().collect());
    let first = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    // How many lines on each side until the texts agree again.
    let (removed, added) = (0..=old.len().max(new.len()))
        .flat_map(|size| (0..=size).map(move |removed| (removed, size - removed)))
        .find(|(removed, added)| {
            let (old, new) = (old.iter().skip(first + removed), new.iter().skip(first + added));
            old.take(CONTEXT).eq(new.take(CONTEXT))
        })
        .unwrap_or((old.len(), new.len()));
    let lines = |sign: &str, lines: &[&str], from: usize, count: usize| -> String {
        lines.iter().skip(from).take(count).flat_map(|line| [sign, " ", line, "\n"]).collect()
    };
    let before = first.saturating_sub(CONTEXT);
    Some(
        [
            format!("at line {}:\n", first + 1),
            lines(" ", &old, before, first - before),
            lines("-", &old, first, removed.min(SHOWN)),
            lines("+", &new, first, added.min(SHOWN)),
            lines(" ", &old, first + removed, CONTEXT),
        ]
        .concat(),
    )
}
