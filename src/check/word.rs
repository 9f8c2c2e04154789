//! Fields that hold one of a few words.

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::{Code, prose};

/// Checks that a word is one of those known.
pub(super) fn check(word: &str, known: &[&str], code: Code, at: &Field, findings: &mut Findings) {
    if !known.contains(&word) {
        findings
            .add(code, at, format!("`{word}` is none of the words that can stand here"))
            .help(format!("write {}", prose::words(known, "or")));
    }
}

/// The same for a field that may be left out, but not be empty.
pub(super) fn given(word: Option<&str>, known: &[&str], code: Code, at: &Field, findings: &mut Findings) {
    if let Some(word) = word {
        check(word, known, code, at, findings);
    }
}

/// The same for a field that may be left out, or be empty, which is the same to the API server.
pub(super) fn optional(word: Option<&str>, known: &[&str], code: Code, at: &Field, findings: &mut Findings) {
    given(set(word), known, code, at, findings);
}

/// A text that is set: an empty one stands for the default.
pub(super) fn set(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::messages;

    #[test]
    fn a_word_is_known_or_may_be_missing() {
        let (code, at) = (Code::InvalidService, Field::root("spec"));
        let count = |check: fn(Option<&str>, &[&str], Code, &Field, &mut Findings), word| {
            messages(|findings| check(word, &["a", "b"], code, &at, findings)).len()
        };
        for (word, of_given, of_optional) in
            [(None, 0, 0), (Some(""), 1, 0), (Some("b"), 0, 0), (Some("B"), 1, 1)]
        {
            assert_eq!((count(given, word), count(optional, word)), (of_given, of_optional), "{word:?}");
        }
    }
}
