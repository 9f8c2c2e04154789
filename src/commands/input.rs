//! Reading values: files and flags in, checked settings out.

use std::fs;
use std::io::{self, Read};

use super::Failure;
use crate::cli::ValueFlags;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use crate::values::defaults::Extent;
use crate::values::known::known;
use crate::values::layers::{self, Layers};
use crate::values::node::Node;
use crate::values::{check, defaults};

/// What was read.
pub struct Input {
    /// All texts, for pointing into them.
    sources: Sources,
    /// What the user's files and flags say, as far as they could be read.
    overrides: Node,
    /// Why some could not.
    problems: Vec<Diagnostic>,
}

impl Input {
    /// Reads files and flags.
    pub fn read(flags: &ValueFlags) -> Self {
        let layers = Layers {
            files: flags.files.clone(),
            set_json: flags.set_json.clone(),
            set: flags.set.clone(),
            set_string: flags.set_string.clone(),
            set_file: flags.set_file.clone(),
            set_literal: flags.set_literal.clone(),
        };
        let mut sources = Sources::default();
        let (overrides, problems) = layers::load(&layers, &mut read, &mut sources);
        Self { sources, overrides, problems }
    }

    /// What the user's files and flags say, as far as they could be read, with the texts that it stands in.
    pub fn written(&self) -> (&Node, &Sources) {
        (&self.overrides, &self.sources)
    }

    /// Only what the user's files and flags say, unchecked.
    pub fn overrides(self) -> Result<(Node, Sources), Failure> {
        if self.problems.is_empty() {
            Ok((self.overrides, self.sources))
        } else {
            Err(Failure::refused(self.problems, self.sources))
        }
    }

    /// Checks the user's settings.
    ///
    /// What could be read is checked even where something could not, so that all problems of all files show at once.
    pub fn checked(self, allow_unknown: bool) -> Result<Checked, Failure> {
        let Self { sources, overrides, problems: mut diagnostics } = self;
        diagnostics.extend(check::check(&overrides, &sources, allow_unknown));
        if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
            return Err(Failure::refused(diagnostics, sources));
        }
        let overrides = if allow_unknown { known(overrides) } else { overrides };
        Ok(Checked { overrides, sources, warnings: diagnostics })
    }
}

/// What users have set, known and of the right types.
pub struct Checked {
    /// The settings.
    pub overrides: Node,
    /// The texts that they come from.
    pub sources: Sources,
    /// What is not wrong enough to stop.
    pub warnings: Vec<Diagnostic>,
}

impl Checked {
    /// Lays the settings over the defaults.
    pub fn completed(mut self, extent: Extent) -> Result<(Node, Sources, Vec<Diagnostic>), Failure> {
        match defaults::complete(self.overrides, extent, &mut self.sources) {
            Ok(values) => Ok((values, self.sources, self.warnings)),
            Err(diagnostics) => Err(Failure::refused(diagnostics, self.sources)),
        }
    }
}

/// Reads a file, or standard input for `-`.
fn read(path: &str) -> io::Result<Vec<u8>> {
    if path.trim() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(path)
}
