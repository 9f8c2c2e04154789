//! Random mixtures of changes, the same at each run.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::{Change, fields, scheduling};

/// So many mixtures of up to four changes.
///
/// Most changes are odd, so that most mixtures would be refused for their first change alone: half of all changes are
/// drawn from those that the server may well take, the first of each field's table.
pub fn mixtures(count: usize) -> Vec<Vec<Change>> {
    let all: Vec<Change> = fields::changes().into_iter().chain(scheduling::changes()).collect();
    let mut first: Vec<Change> = Vec::new();
    for change in &all {
        if first.iter().filter(|other| other.field == change.field).count() < 3 {
            first.push(change.clone());
        }
    }
    let change = prop_oneof![
        3 => prop::sample::select(first),
        1 => prop::sample::select(all),
    ];
    let mixture = prop::collection::vec(change, 2..=4);
    let mut runner = TestRunner::deterministic();
    let mut mixtures: Vec<Vec<Change>> = Vec::new();
    while mixtures.len() < count {
        let mut changes = mixture.new_tree(&mut runner).unwrap().current();
        // A change of a whole comes before those of its parts.
        changes.sort_by_key(|change| change.field.len());
        let fits = |one: &Change, other: &Change| {
            one.field != other.field && !other.field.starts_with(&format!("{}.", one.field))
        };
        if changes
            .iter()
            .enumerate()
            .all(|(index, one)| changes[index + 1..].iter().all(|other| fits(one, other)))
        {
            mixtures.push(changes);
        }
    }
    mixtures
}
