//! How messages name a value: `server.tls.certSecretName`, `tolerations[0].key`.

/// The path of the key `key` in the map at `parent`, which is empty for the root. A key that is not a plain word
/// is quoted.
#[must_use]
pub fn of_key(parent: &str, key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let key = if !key.is_empty() && key.chars().all(plain) { key.to_owned() } else { format!("{key:?}") };
    if parent.is_empty() { key } else { format!("{parent}.{key}") }
}

/// The path of an item in the list at `parent`.
#[must_use]
pub fn of_item(parent: &str, index: usize) -> String {
    format!("{parent}[{index}]")
}

/// The keys and indexes of a path that [`of_key`] and [`of_item`] have made. Escapes in quoted keys stay, so that such
/// a key leads nowhere.
#[must_use]
pub fn steps(path: &str) -> Vec<&str> {
    let mut steps = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        rest = rest.strip_prefix(['.', '[']).unwrap_or(rest);
        let (step, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_at(rest.find(['.', '[', ']']).unwrap_or(rest.len())),
        };
        steps.push(step);
        rest = behind.strip_prefix(']').unwrap_or(behind);
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_back_to_its_steps() {
        let path = of_key(&of_item(&of_key(&of_key("", "a"), "b.c/d"), 12), "e-f");
        assert_eq!(path, "a.\"b.c/d\"[12].e-f");
        assert_eq!(steps(&path), ["a", "b.c/d", "12", "e-f"]);
        assert_eq!(steps(""), [""; 0]);
        assert_eq!(steps("a[0][1]"), ["a", "0", "1"]);
    }
}
