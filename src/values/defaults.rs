//! The defaults of all values.

/// The defaults as commented YAML: the only place where a default is written.
#[must_use]
pub fn defaults() -> &'static str {
    include_str!("defaults.yaml")
}
