//! Arguments of `schema`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::{Args, ValueEnum};

/// Print a JSON Schema of the values, for editors.
///
/// An editor with a YAML language server then completes, explains and checks a values file that begins with the line
/// `# yaml-language-server: $schema=values.schema.json`. `init` writes both.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy schema
  openshell-deploy schema --draft 7")]
pub struct SchemaArgs {
    /// Edition of JSON Schema; all editors know 7
    #[arg(long, value_enum, default_value_t = DraftArg::Draft202012)]
    pub draft: DraftArg,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DraftArg {
    /// The current one
    #[value(name = "2020-12")]
    Draft202012,
    /// The one that all editors know
    #[value(name = "7")]
    Draft7,
}
