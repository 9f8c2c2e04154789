//! How much of the write-ahead log may wait.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

/// Whether a text is a size to pgBackRest; adds to `problems` where it is none.
///
/// Source: pgBackRest's type `size`, a number and a binary unit.
pub(super) fn check(text: &str, problems: &mut Problems) -> bool {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let unit = text[digits..].to_ascii_lowercase();
    let units = ["", "b", "k", "kb", "kib", "m", "mb", "mib", "g", "gb", "gib", "t", "tb", "tib"];
    let is_size = digits > 0 && digits < 16 && units.contains(&unit.as_str());
    if !is_size {
        let path = "pgbackrest.archivePushQueueMax";
        problems
            .error(Code::InvalidValue, path, format!("`{path}` is `{text}`, which is no size"))
            .help("write a number and a unit, such as `10GiB`");
    }
    is_size
}
