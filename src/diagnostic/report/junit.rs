//! Problems as a test report, which nearly every CI system shows.

use std::fmt::Write;

use super::finding::Finding;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;

/// A `JUnit` report: one test case a problem, which has failed where the problem is at least as bad as `fail_on`,
/// and otherwise has passed with the problem as its output. Where there is no problem, one test case has passed.
#[must_use]
pub fn junit(diagnostics: &[Diagnostic], sources: &Sources, fail_on: Severity) -> String {
    let findings = Finding::all(diagnostics, sources);
    let failures = findings.iter().filter(|finding| finding.is_at_least(fail_on)).count();
    let tests = findings.len().max(1);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    let suite = "openshell-deploy lint";
    let _ = writeln!(
        text,
        "  <testsuite name=\"{suite}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
    );
    if findings.is_empty() {
        text.push_str("    <testcase classname=\"openshell-deploy.lint\" name=\"no findings\"/>\n");
    }
    for finding in &findings {
        let _ = writeln!(
            text,
            "    <testcase classname=\"openshell-deploy.lint.{}\" name=\"{}\">",
            escaped(finding.code),
            escaped(&format!("{}: {}", finding.code, finding.message))
        );
        let body = escaped(&body(finding));
        if finding.is_at_least(fail_on) {
            let message = escaped(&finding.message);
            let kind = finding.severity;
            let _ = writeln!(text, "      <failure type=\"{kind}\" message=\"{message}\">{body}</failure>");
        } else {
            let _ = writeln!(text, "      <system-out>{}: {body}</system-out>", finding.severity);
        }
        text.push_str("    </testcase>\n");
    }
    text.push_str("  </testsuite>\n</testsuites>\n");
    text
}

/// The problem with its place, a fact a line.
fn body(finding: &Finding) -> String {
    let mut text = finding.text();
    let place = &finding.place;
    if let (Some(file), Some(line), Some(column)) = (&place.file, place.line, place.column) {
        let _ = write!(text, "\nat: {file}:{line}:{column}");
    }
    for (name, fact) in
        [("setting", &finding.setting), ("object", &finding.object), ("field", &finding.field)]
    {
        if let Some(fact) = fact {
            let _ = write!(text, "\n{name}: {fact}");
        }
    }
    text
}

/// A text that XML takes, in elements and in attributes. Two characters are in no XML document at all; control
/// characters have been replaced before.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut escaped, c| {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
        escaped
    })
}
