//! Inputs that nobody thought of: the program refuses them or renders them, and any reader reads what it prints alike.
//!
//! `FUZZ_CASES` is the number of inputs of each test (150, so that continuous integration ends), `FUZZ_SEED` a number
//! for other ones. Run by hand: `FUZZ_SEED=7 FUZZ_CASES=20000 cargo test --release --test suite fuzz`.

mod arguments;
mod memory;
mod readers;
mod settings;
mod strings;
mod text;
mod values;

use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::Run;

/// A runner whose inputs are the same in each run.
fn runner() -> TestRunner {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u32>().unwrap());
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("FUZZ_SEED").unwrap_or(0).to_le_bytes());
    let config = Config {
        cases: number("FUZZ_CASES").unwrap_or(150),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

/// Whether a run ended as one may end: with manifests, or with a reason and nothing else.
fn complaint(run: &Run) -> Option<String> {
    match run.status {
        Some(0) if run.stdout.starts_with("---\n") || run.stdout.starts_with("apiVersion") => None,
        Some(1 | 2)
            if run.stdout.is_empty() && run.stderr.contains("error") && !run.stderr.contains("panicked") =>
        {
            None
        }
        status => Some(format!("status {status:?}, {} bytes printed: {}", run.stdout.len(), run.stderr)),
    }
}
