//! Problems as JSON.

use super::finding::Finding;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// A list of objects, all with the keys `code`, `severity` (`error`, `warning` or `note`), `message`, `setting`,
/// `file`, `line`, `column`, `endLine`, `endColumn`, `object`, `field` and `help` (a list of texts). What there is
/// not is null. Lines and columns count from 1, columns in characters; the end is the first character behind the
/// place.
///
/// # Errors
/// Never for what this program finds; the error is that of `serde_json`.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(&Finding::all(diagnostics, sources))? + "\n")
}
