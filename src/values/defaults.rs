//! The defaults of all values.

/// The defaults as commented YAML: the only place where a default is written.
#[must_use]
pub fn defaults() -> &'static str {
    include_str!("defaults.yaml")
}

/// Sections that are off and then mean nothing. Each run that sets nothing in them can do without reading them.
const OFF: [&str; 3] = ["backup", "pgbackrest", "postgres"];

/// Which defaults are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of them.
    All,
    /// Those that can have an effect beside a user's settings.
    Effective,
}

/// The defaults without lines that are only comments, two thirds of the text, which each run would have to read.
///
/// `is_set` says whether a user sets something in a section.
#[must_use]
pub fn without_comments(extent: Extent, is_set: impl Fn(&str) -> bool) -> String {
    let mut text = String::with_capacity(defaults().len());
    let mut is_wanted = true;
    for line in defaults().split_inclusive('\n').filter(|line| !line.trim_start().starts_with('#')) {
        if !line.starts_with([' ', '\n']) {
            let key = line.split(':').next().unwrap_or_default();
            is_wanted = extent == Extent::All || !OFF.contains(&key) || is_set(key);
        }
        if is_wanted {
            text.push_str(line);
        }
    }
    text
}
