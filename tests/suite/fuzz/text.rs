//! Values files that are damaged.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::{complaint, runner};
use crate::support::run_with;

/// Damage to a text: what is replaced, in thousandths of its length, and by what.
fn damage() -> impl Strategy<Value = (usize, usize, Vec<u8>)> {
    let junk = prop_oneof![
        3 => "[ \\n\\t:#\\-\\[\\]{}&*!|>'\"%@`,?~a0]{0,8}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..6),
        1 => (1_usize..3000).prop_map(|depth| b"[".repeat(depth)),
        1 => (1_usize..3000).prop_map(|depth| b"a:\n ".repeat(depth)),
        1 => Just(b"&a [*a, *a]".to_vec()),
    ];
    (0_usize..1000, 0_usize..60, junk)
}

#[test]
fn damaged_files_are_read_or_refused() {
    let examples =
        ["examples/production.yaml", "examples/internal-pgbackrest.yaml", "src/values/defaults.yaml"];
    let texts = examples.map(|path| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap());
    let input = (prop::sample::select(texts.to_vec()), prop::collection::vec(damage(), 1..4));
    let result = runner().run(&input, |(mut text, damages)| {
        for (start, length, junk) in damages {
            let start = text.len() * start / 1000;
            let end = (start + length).min(text.len());
            text.splice(start..end, junk);
        }
        let run = run_with(["render", "-f", "-"], Path::new("."), &text);
        complaint(&run).map_or(Ok(()), |complaint| Err(TestCaseError::fail(complaint)))
    });
    result.unwrap();
}
