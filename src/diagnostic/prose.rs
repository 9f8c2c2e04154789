//! Lists in sentences.

/// Words as a list in prose, each in backticks: `a`, `b` or `c`.
#[must_use]
pub fn words(words: &[&str], conjunction: &str) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {conjunction} {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        assert_eq!(words(&[], "or"), "");
        assert_eq!(words(&["a"], "or"), "`a`");
        assert_eq!(words(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
    }
}
