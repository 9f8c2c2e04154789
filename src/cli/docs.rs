//! Arguments of `docs`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::{Args, ValueEnum};

/// Print a part of the documentation, as Markdown.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy docs
  openshell-deploy docs codes")]
pub struct DocsArgs {
    /// What about
    #[arg(value_enum, default_value_t = Subject::Values)]
    pub subject: Subject,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    /// All settings: type, default, meaning, allowed words and an example
    Values,
    /// All codes of problems: meaning, way out and an example
    Codes,
}
