//! What the plan refuses, by values path; places are added later from the tree the values came from.

use crate::diagnostic::{Code, Diagnostic, Label, Severity};
use crate::source::{Origin, Sources};
use crate::values::node::Node;
use crate::values::path;

/// One thing that is wrong with the values as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What kind of problem.
    pub code: Code,
    /// Error, warning or note.
    pub severity: Severity,
    /// The setting to point at, such as `postgres.port`; empty where it is not a value (a flag).
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do: one way a line.
    pub help: Vec<String>,
}

/// All problems found so far. Planning goes on after each, so that a user sees all of them at once.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Adds an error about the setting at `path` and returns it for adding help.
    #[must_use = "an error says what to do: add help"]
    pub fn error(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>) -> &mut Problem {
        self.add(Severity::Error, code, path.into(), message.into())
    }

    /// Adds a warning about the setting at `path` and returns it for adding help.
    pub fn warning(
        &mut self,
        code: Code,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> &mut Problem {
        self.add(Severity::Warning, code, path.into(), message.into())
    }

    /// Adds a note about the setting at `path` and returns it for adding help.
    pub fn note(&mut self, code: Code, path: impl Into<String>, message: impl Into<String>) -> &mut Problem {
        self.add(Severity::Note, code, path.into(), message.into())
    }

    fn add(&mut self, severity: Severity, code: Code, path: String, message: String) -> &mut Problem {
        let at = self.0.len();
        self.0.push(Problem { code, severity, path, message, help: Vec::new() });
        &mut self.0[at]
    }

    /// Whether one of them is an error.
    #[must_use]
    pub fn refuse(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// The problems as diagnostics, each at the place where a user wrote the setting, or else where a user switched on
    /// the section that it is in; none where the user wrote neither.
    #[must_use]
    pub fn locate(self, values: &Node, sources: &Sources) -> Vec<Diagnostic> {
        self.0.into_iter().map(|problem| problem.locate(values, sources)).collect()
    }
}

impl Problem {
    /// Adds one way out.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help.push(help.into());
        self
    }

    fn locate(self, values: &Node, sources: &Sources) -> Diagnostic {
        let written = |path: &[&str]| {
            let node = values.at(path.iter().copied())?;
            (sources.get(node.span.source).origin != Origin::Defaults).then_some(node.span)
        };
        let path = path::steps(&self.path);
        // What is missing belongs to the section that a user switched on.
        let switch = || {
            let sections = (1..path.len()).rev().filter_map(|length| path.get(..length));
            sections.map(|section| [section, &["enabled"]].concat()).find_map(|switch| written(&switch))
        };
        // A problem of a flag has no path, and is not about all values.
        let span = Some(&path).filter(|path| !path.is_empty()).and_then(|path| written(path)).or_else(switch);
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: self.message,
            setting: Some(self.path).filter(|path| !path.is_empty()),
            label: span.map(|span| Label { span, text: String::new() }),
            object: None,
            help: self.help,
        }
    }
}
