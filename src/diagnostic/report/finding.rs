//! A problem as plain facts for other programs: nothing secret, no control characters, no line of a source.

use serde::Serialize;

use super::shown;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Origin, Sources, Span};

/// What other programs may know of a problem.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    /// Such as `OSD-0101`.
    pub(super) code: &'static str,
    /// `error`, `warning` or `note`.
    pub(super) severity: &'static str,
    /// One sentence without a full stop.
    pub(super) message: String,
    /// The setting's path.
    pub(super) setting: Option<String>,
    /// Where it stands, in a file or standard input.
    #[serde(flatten)]
    pub(super) place: Place,
    /// Kind and name of the rendered object.
    pub(super) object: Option<String>,
    /// The field in it.
    pub(super) field: Option<String>,
    /// What to do: one way each.
    pub(super) help: Vec<String>,
}

/// A range of a text, counted from 1 in characters; the end is the first character behind it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place {
    pub(super) file: Option<String>,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) end_line: Option<usize>,
    pub(super) end_column: Option<usize>,
}

impl Finding {
    /// The facts of a problem.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let object = diagnostic.object.as_ref();
        let field = object.map(|object| object.field.as_str()).filter(|field| !field.is_empty());
        Self {
            code: diagnostic.code.id(),
            severity: diagnostic.severity.as_str(),
            message: shown(&diagnostic.message),
            setting: diagnostic.setting.as_deref().map(shown),
            place: diagnostic.label.as_ref().map(|label| Place::new(label.span, sources)).unwrap_or_default(),
            object: object.map(|object| shown(&object.object)),
            field: field.map(shown),
            help: diagnostic.help.iter().map(|help| shown(help)).collect(),
        }
    }

    /// The facts of several.
    pub(super) fn all(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Self> {
        diagnostics.iter().map(|diagnostic| Self::new(diagnostic, sources)).collect()
    }

    /// The message with what to do in lines below it.
    pub(super) fn text(&self) -> String {
        self.help.iter().fold(self.message.clone(), |text, help| text + "\nhelp: " + help)
    }

    /// Whether it is at least as bad as this.
    pub(super) fn is_at_least(&self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.severity == Severity::Error.as_str(),
            Severity::Warning => self.severity != Severity::Note.as_str(),
            Severity::Note => true,
        }
    }
}

impl Place {
    /// Nowhere for flags and defaults, which are in no file.
    fn new(span: Span, sources: &Sources) -> Self {
        let source = sources.get(span.source);
        if source.origin != Origin::File {
            return Self::default();
        }
        let (line, column) = sources.line_column(span);
        let (end_line, end_column) = sources.line_column(Span { start: span.end.max(span.start), ..span });
        Self {
            // Whoever compares names of files with those of a repository does not expect it.
            file: Some(visible(source.name.trim_start_matches("./"))),
            line: Some(line),
            column: Some(column),
            end_line: Some(end_line),
            end_column: Some(end_column),
        }
    }
}
