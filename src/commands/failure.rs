//! Why a command failed, and how that is shown.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::diagnostic::{Diagnostic, report};
use crate::source::Sources;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The input is refused.
    Refused(Box<Refusal>),
    /// The command has found something and printed it on standard output.
    Found,
    /// The command refuses to do its work; the report has been made.
    Told(String),
    /// Reading or writing failed: what was done, and why it failed.
    Io(String, io::Error),
}

/// What is wrong with the input, and the texts that it points into.
#[derive(Debug)]
pub struct Refusal {
    /// The problems.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts.
    pub sources: Sources,
}

impl Failure {
    /// A refusal because of these problems.
    #[must_use]
    pub fn refused(diagnostics: Vec<Diagnostic>, sources: Sources) -> Self {
        Self::Refused(Box::new(Refusal { diagnostics, sources }))
    }

    /// A failure to do something with a file.
    #[must_use]
    pub fn io(what: &str, path: &Path, error: io::Error) -> Self {
        Self::Io(format!("cannot {what} {}", path.display()), error)
    }

    /// A failure to print a result, which has no reason that a user could know of.
    #[must_use]
    pub fn unprintable(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Io("cannot print the result".into(), io::Error::other(error))
    }

    /// Shows the failure on standard error and returns the exit status. A broken pipe is no failure: whoever
    /// reads has read enough.
    #[must_use]
    pub fn report(self) -> ExitCode {
        let text = match self {
            Self::Refused(refusal) => report::render(&refusal.diagnostics, &refusal.sources, color()),
            Self::Found => return ExitCode::FAILURE,
            Self::Told(text) => text,
            Self::Io(_, error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Io(what, error) => format!("error: {what}: {error}\n"),
        };
        show(&text);
        ExitCode::FAILURE
    }
}

/// Shows notes and warnings on standard error.
pub fn warn(diagnostics: &[Diagnostic], sources: &Sources) {
    if !diagnostics.is_empty() {
        show(&report::render(diagnostics, sources, color()));
    }
}

/// Tells something on standard error.
pub fn tell(text: &str) {
    show(text);
}

/// Where standard error is closed there is nobody to tell.
fn show(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

fn color() -> bool {
    is_colorful(&io::stderr())
}

/// Colour on a terminal only, and never where `NO_COLOR` is set to anything.
pub fn is_colorful(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
