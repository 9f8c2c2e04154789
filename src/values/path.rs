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
