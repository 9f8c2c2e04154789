//! How much of the write-ahead log may wait.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;

/// The least in bytes, 1 GiB: less would drop segments whenever the repository answers slowly.
const LEAST: u64 = 1 << 30;
/// The most in bytes that pgBackRest takes, 4 PiB.
const MOST: u64 = 1 << 52;

/// Whether a text is a size that makes sense; adds to `problems` where it does not.
pub(super) fn check(text: &str, problems: &mut Problems) -> bool {
    let is_size = bytes(text).is_some_and(|bytes| (LEAST..=MOST).contains(&bytes));
    if !is_size {
        let path = "pgbackrest.archivePushQueueMax";
        problems
            .error(Code::InvalidValue, path, format!("`{path}` is `{text}`, which is no size from 1GiB to 4096TiB"))
            .help("write a number and a unit, such as `10GiB`; less would be dropped while the repository is slow");
    }
    is_size
}

/// Source: pgBackRest's type `size`, a number and a binary unit.
fn bytes(text: &str) -> Option<u64> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(digits)?;
    let shift = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 10,
        "m" | "mb" | "mib" => 20,
        "g" | "gb" | "gib" => 30,
        "t" | "tb" | "tib" => 40,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(1 << shift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_drop_everything_or_overflow_are_refused() {
        for (text, is_taken) in [
            ("10GiB", true),
            ("1g", true),
            ("1073741824", true),
            ("4096TiB", true),
            ("0", false),
            ("16MiB", false),
            ("4097TiB", false),
            ("999999999999999TiB", false),
            ("GiB", false),
            ("10 GiB", false),
            ("ä", false),
        ] {
            assert_eq!(check(text, &mut Problems::default()), is_taken, "{text}");
        }
    }
}
