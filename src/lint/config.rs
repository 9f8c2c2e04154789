//! Which findings count.

use crate::diagnostic::secret::may_be_secret;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Sources;
use crate::values::node::{Node, Value};

/// What is left out, and what makes the command fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The mildest finding that makes the command fail.
    pub fail_on: Severity,
    /// Codes of warnings and notes that are left out.
    pub ignore: Vec<Code>,
}

impl Config {
    /// What the section `lint` of a user's values says, and what is wrong with the codes there. Values of a wrong
    /// type are passed over: [`check`](crate::values::check::check) reports them.
    #[must_use]
    pub fn read(values: &Node, sources: &Sources) -> (Self, Vec<Diagnostic>) {
        let fail_on = match values.at(["lint", "failOn"]).map(|node| &node.value) {
            Some(Value::String(word)) if word == "note" => Severity::Note,
            Some(Value::String(word)) if word == "warning" => Severity::Warning,
            _ => Severity::Error,
        };
        let mut config = Self { fail_on, ignore: Vec::new() };
        let mut problems = Vec::new();
        if let Some(Value::List(list)) = values.at(["lint", "ignore"]).map(|node| &node.value) {
            for (index, item) in list.iter().enumerate() {
                let Value::String(text) = &item.value else { continue };
                match text.parse() {
                    Ok(code) => config.ignore.push(code),
                    Err(why) => problems.push(unknown(index, item, why, sources)),
                }
            }
        }
        (config, problems)
    }

    /// Whether a finding is shown and counts. Errors always do.
    #[must_use]
    pub fn shows(&self, finding: &Diagnostic) -> bool {
        finding.severity == Severity::Error || !self.ignore.contains(&finding.code)
    }
}

fn unknown(index: usize, item: &Node, why: String, sources: &Sources) -> Diagnostic {
    let setting = format!("lint.ignore[{index}]");
    let is_quotable = !may_be_secret(item.span, sources);
    let quoted =
        if is_quotable { format!(" is `{}`, which", sources.slice(item.span)) } else { String::new() };
    Diagnostic::error(Code::InvalidValue, format!("`{setting}`{quoted} is no code"))
        .about(&setting)
        .at(item.span, "")
        .help(why)
}
