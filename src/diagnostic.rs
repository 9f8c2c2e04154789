//! Problems as data: what is wrong, where, and what to do about it.

mod code;
pub mod page;
pub mod prose;
pub mod report;
pub mod secret;

pub use code::Code;

use std::fmt;

use crate::source::Span;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input is refused.
    Error,
    /// Rendering goes on; the user most likely wants to change something.
    Warning,
    /// Something good to know.
    Note,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem.
///
/// Neither the message nor the help ever holds a secret's value; source lines are masked when shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Stable identifier, such as `OSD-0101`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The setting that it is about, such as `postgres.port`; None where it is about none.
    pub setting: Option<String>,
    /// The place to show, with a short text under the caret. None where nobody wrote the value.
    pub label: Option<Label>,
    /// The object in which it shows; None where it is found before there are objects.
    pub object: Option<ObjectField>,
    /// What to do: one way a line.
    pub help: Vec<String>,
}

/// A place in a source with what to say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words under the caret; may be empty.
    pub text: String,
}

/// A field of a rendered object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectField {
    /// Kind and name, such as `StatefulSet openshell`.
    pub object: String,
    /// The field, such as `spec.template.spec.containers[0].image`; empty for the object as a whole.
    pub field: String,
    /// In how many further fields, of whatever objects, the same shows.
    pub more: usize,
}

impl fmt::Display for ObjectField {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field.as_str() {
            "" => write!(formatter, "in {}", self.object)?,
            field => write!(formatter, "in {}, {field}", self.object)?,
        }
        match self.more {
            0 => Ok(()),
            more => write!(formatter, ", and in {more} more"),
        }
    }
}

impl Diagnostic {
    /// An error without place or help yet.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A warning without place or help yet.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// A note without place or help yet.
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Note, message)
    }

    fn new(code: Code, severity: Severity, message: impl Into<String>) -> Self {
        let (setting, label, object) = (None, None, None);
        Self { code, severity, message: message.into(), setting, label, object, help: Vec::new() }
    }

    /// The same with a place.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.label = Some(Label { span, text: text.into() });
        self
    }

    /// The same about a setting, given by its path; the root has none.
    #[must_use]
    pub fn about(mut self, setting: &str) -> Self {
        self.setting = Some(setting.to_owned()).filter(|path| !path.is_empty());
        self
    }

    /// The same in a field of a rendered object; the field may be empty.
    #[must_use]
    pub fn in_object(mut self, object: impl Into<String>, field: impl Into<String>) -> Self {
        self.object = Some(ObjectField { object: object.into(), field: field.into(), more: 0 });
        self
    }

    /// The same with one more way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}
