//! Problems as text for people; the other formats are in the modules below.

mod excerpt;
mod finding;
mod github;
mod json;
mod junit;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;
mod visible;

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use summary::human;

use std::collections::HashMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin as Place, Renderer, Snippet};

use self::excerpt::Excerpt;
use self::visible::visible;
use super::{Diagnostic, Label, Severity, secret};
use crate::source::{Origin, SourceId, Sources};

/// Lines are cut by [`excerpt`]; the renderer must not cut them again.
const UNLIMITED: usize = 10_000;

/// More problems than these are only counted: nobody reads on, and each costs a walk through its source.
const SHOWN: usize = 100;

/// Renders problems the way compilers do: the message with its identifier, the place, that source line with
/// a caret, and what to do. Several errors end with their number. Secrets are masked, control characters
/// made visible, and nothing of the built-in defaults is shown.
///
/// `color` adds terminal colours. Returns nothing for nothing; otherwise the text ends with a line break.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let report = uncounted(diagnostics, sources, color);
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    if errors < 2 {
        return report;
    }
    let count = Level::ERROR.primary_title(format!("{errors} problems found"));
    format!("{report}\n{}\n", renderer(color).render(&[Group::with_title(count)]))
}

fn renderer(color: bool) -> Renderer {
    if color { Renderer::styled() } else { Renderer::plain() }.term_width(UNLIMITED)
}

/// The same without the number of errors.
fn uncounted(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let renderer = renderer(color);
    let mut hidden = HashMap::new();
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let mut shown: Vec<&Diagnostic> = diagnostics.iter().collect();
    if shown.len() > SHOWN {
        shown.sort_by_key(|diagnostic| !is_error(diagnostic));
        shown.truncate(SHOWN);
    }
    let mut reports: Vec<String> =
        shown.iter().map(|diagnostic| report(diagnostic, sources, &renderer, &mut hidden)).collect();
    if diagnostics.len() > SHOWN {
        let shown = Level::NOTE.primary_title(format!("{SHOWN} of {} are shown", diagnostics.len()));
        reports.push(renderer.render(&[Group::with_title(shown)]));
    }
    let mut text = reports.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

fn report(
    diagnostic: &Diagnostic,
    sources: &Sources,
    renderer: &Renderer,
    hidden: &mut HashMap<SourceId, Vec<Range<usize>>>,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.clone().primary_title(shown(&diagnostic.message)).id(diagnostic.code.id());
    let title = Group::with_title(title);
    let object = diagnostic.object.as_ref().map(|place| Level::NOTE.message(shown(&place.to_string())));
    let helps = diagnostic.help.iter().map(|help| Level::HELP.message(shown(help)));
    let helps = object.into_iter().chain(helps);
    let shown =
        diagnostic.label.as_ref().filter(|label| sources.get(label.span.source).origin != Origin::Defaults);
    let Some(label) = shown else { return renderer.render(&[title.elements(helps)]) };
    let source = sources.get(label.span.source);
    let (line, column) = sources.line_column(label.span);
    let place = Place::path(visible(&source.name)).line(line).char_column(column);
    let ranges = hidden.entry(label.span.source).or_insert_with(|| secret::hidden(source));
    let body = Group::with_level(level).element(snippet(label, &source.text, line, ranges)).elements(helps);
    // The renderer would count columns in the masked and shortened line, so that the place is given apart.
    let indentation = format!("\n{:1$}", "", line.to_string().len());
    let head = renderer.render(&[title.element(place)]).replacen('\n', &indentation, 1);
    format!("{head}\n{}", renderer.render(&[body]))
}

/// What may be shown of a message: a key or file name that it quotes may be a URL with a password.
fn shown(message: &str) -> String {
    visible(&secret::without_credentials(message))
}

fn snippet(
    label: &Label,
    text: &str,
    line: usize,
    hidden: &[Range<usize>],
) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let before = text.get(..label.span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let masked = secret::Line::new(text, start, hidden);
    let range = label.span.start.saturating_sub(start)..label.span.end.saturating_sub(start);
    let Excerpt { text, caret } = Excerpt::new(&masked.text, &masked.place(&range));
    let mut annotation = AnnotationKind::Primary.span(caret);
    if !label.text.is_empty() {
        annotation = annotation.label(visible(&label.text));
    }
    Snippet::source(text).line_start(line).annotation(annotation)
}
