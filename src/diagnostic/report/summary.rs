//! Problems for people, with their number.

use super::uncounted;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// The report of [`render`](super::render), and below it a line such as `1 error, 2 warnings, 1 note`
/// in place of the number of errors. `color` adds terminal
/// colours.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let report = uncounted(diagnostics, sources, color);
    let blank = if report.is_empty() { "" } else { "\n" };
    format!("{report}{blank}{}\n", summary(diagnostics))
}

fn summary(diagnostics: &[Diagnostic]) -> String {
    let counted = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(|severity| {
        let word = severity.as_str();
        match diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count() {
            0 => None,
            1 => Some(format!("1 {word}")),
            number => Some(format!("{number} {word}s")),
        }
    });
    let counted: Vec<String> = counted.collect();
    if counted.is_empty() { "nothing found".to_owned() } else { counted.join(", ") }
}
