//! The defaults of all values.

/// The defaults as commented YAML: the only place where a default is written.
#[must_use]
pub fn defaults() -> &'static str {
    include_str!("defaults.yaml")
}

/// The same without lines that are only comments, two thirds of the text, which each run would have to read.
#[must_use]
pub fn without_comments() -> String {
    let is_comment = |line: &&str| line.trim_start().starts_with('#');
    defaults().split_inclusive('\n').filter(|line| !is_comment(line)).collect()
}
