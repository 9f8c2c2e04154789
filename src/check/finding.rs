//! What is wrong with an object.

use crate::check::cause::Cause;
use crate::check::field::Field;
use crate::diagnostic::{Code, Diagnostic, Label, ObjectField, Severity};
use crate::target::short_names::job_stem;

/// One thing that an API server, a controller or a kubelet would refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of problem.
    pub code: Code,
    /// The field that would be refused.
    pub place: ObjectField,
    /// What is wrong, without the place.
    pub message: String,
    /// What to do: one way a line.
    pub help: Vec<String>,
}

/// The findings of one object after another.
#[derive(Debug, Default)]
pub struct Findings {
    object: String,
    list: Vec<Finding>,
}

/// A hostile file may hold a problem in each of its lines; from here on no more are looked for.
const MOST: usize = 1000;

impl Findings {
    /// Begins with another object, given by kind and name such as `Service openshell`.
    pub fn of(&mut self, kind: &str, name: &str) {
        self.object.clear();
        self.object.extend([kind, " ", name]);
    }

    /// Adds a finding and returns it for adding help.
    #[must_use = "a finding says what to do: add help"]
    pub fn add(&mut self, code: Code, field: &Field, message: impl Into<String>) -> &mut Finding {
        let place = ObjectField { object: self.object.clone(), field: field.to_string(), more: 0 };
        if self.is_full() {
            self.list.truncate(MOST);
        }
        let at = self.list.len();
        self.list.push(Finding { code, place, message: message.into(), help: Vec::new() });
        &mut self.list[at]
    }

    /// Whether there are so many that nobody needs more.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.list.len() > MOST
    }

    /// All of them, in the order of the objects.
    #[must_use]
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }
}

impl Finding {
    /// Adds one way out.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help.push(help.into());
        self
    }

    /// Whether both say the same of the same place.
    #[must_use]
    pub fn is_same(&self, other: &Finding) -> bool {
        // The size of a whole is another with each part that is left out.
        (self.message == other.message || self.code == Code::TooLargeObject)
            && self.code == other.code
            && self.place.field == other.place.field
            && without_hash(&self.place.object) == without_hash(&other.place.object)
    }

    /// The finding as a problem of the setting that causes it and of the place where that was written.
    #[must_use]
    pub fn locate(self, severity: Severity, cause: Option<Cause>) -> Diagnostic {
        let Self { code, place, message, help } = self;
        let label = cause.as_ref().map(|cause| Label { span: cause.span, text: format!("`{}`", cause.path) });
        let setting = cause.map(|cause| cause.path);
        Diagnostic { code, severity, message, setting, label, object: Some(place), help }
    }
}

/// A Job's name ends in a hash of its content, so that with other values it is called otherwise.
fn without_hash(object: &str) -> &str {
    object.strip_prefix("Job ").map_or(object, job_stem)
}
