//! `$(NAME)` in commands and environment variables.

use std::collections::BTreeMap;

/// Replaces the names that are known; others stay as they are, and `$$` before a bracket stands for one `$`.
pub fn expand(text: &str, variables: &BTreeMap<String, String>) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        result.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('$') {
            result.push('$');
            rest = after;
        } else if let Some((name, after)) = rest.strip_prefix('(').and_then(|inside| inside.split_once(')')) {
            match variables.get(name) {
                Some(value) => result.push_str(value),
                None => result.extend(["$(", name, ")"]),
            }
            rest = after;
        } else {
            result.push('$');
        }
    }
    result + rest
}

#[test]
fn only_known_names_are_replaced() {
    let variables = BTreeMap::from([("A".to_owned(), "$(B)".to_owned()), ("B".to_owned(), "b".to_owned())]);
    for (text, expected) in [
        ("x$(A)y$(B)", "x$(B)yb"),
        ("$$(B) $B $(C) $", "$(B) $B $(C) $"),
        ("$$$(B)", "$b"),
        ("$(B", "$(B"),
        ("$(ä$(B)", "$(ä$(B)"),
    ] {
        assert_eq!(expand(text, &variables), expected, "{text}");
    }
}
