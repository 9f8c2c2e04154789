//! The folder of a repository.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::setting::Setting;

/// The folder given at `path`, with one slash at its beginning, or None where it is none, which is added to `problems`.
pub(super) fn folder(path: &str, prefix: &Setting, problems: &mut Problems) -> Option<String> {
    let text = prefix.get().unwrap_or_default();
    if text.chars().any(|letter| letter.is_control() || letter.is_whitespace()) || text.contains("//") {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!("`{path}` holds a space, a line break or an empty folder name"),
            )
            .help("write it like `/pgbackrest`");
        return None;
    }
    Some(format!("/{}", text.trim_matches('/')))
}
