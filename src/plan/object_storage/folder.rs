//! A folder in a bucket or container.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::setting::Setting;

/// The folder given at `path`, with one slash at its beginning, or None where it is none, which is added to `problems`.
pub(in crate::plan) fn folder(path: &str, prefix: &Setting, problems: &mut Problems) -> Option<String> {
    let text = prefix.get().unwrap_or_default();
    let is_odd = |part: &str| {
        matches!(part, "" | "." | "..")
            || part.chars().any(|letter| letter.is_control() || letter.is_whitespace())
    };
    let inner = text.trim_matches('/');
    if !inner.is_empty() && inner.split('/').any(is_odd) {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` holds a space, a line break, `.`, `..` or an empty folder name"),
            )
            .help("write it like `/pgbackrest`");
        return None;
    }
    Some(format!("/{inner}"))
}
