//! Problems as workflow commands of GitHub Actions, which shows them beside the changed lines.

use std::fmt::Write;

use super::finding::Finding;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// One command a line: `::error file=…,line=…,title=…::message`. Nothing for nothing.
///
/// Source of the form and its escapes: the `toolkit` of GitHub Actions, `core/src/command.ts`. Columns are only
/// allowed where a place ends in its first line.
#[must_use]
pub fn github(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut text = String::new();
    for finding in Finding::all(diagnostics, sources) {
        let command = if finding.severity == "note" { "notice" } else { finding.severity };
        let _ = write!(text, "::{command} ");
        let place = &finding.place;
        if let (Some(file), Some(line), Some(end_line)) = (&place.file, place.line, place.end_line) {
            let _ = write!(text, "file={},line={line},endLine={end_line},", property(file));
            if let (true, Some(column), Some(end)) = (line == end_line, place.column, place.end_column) {
                let _ = write!(text, "col={column},endColumn={end},");
            }
        }
        let _ = writeln!(text, "title={}::{}", property(finding.code), data(&finding.text()));
    }
    text
}

/// The text of a command, which ends with the line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
