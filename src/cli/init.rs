//! Arguments of `init`.

#![allow(missing_docs)] // doc comments here are help texts

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Write a values.yaml to start from and a secrets.yaml with newly made secrets.
///
/// Existing files are never touched. Keep secrets.yaml: the key in it can never be made again.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy init
  openshell-deploy init --mode external --dir prod")]
pub struct InitArgs {
    /// The gateway's database
    #[arg(long, value_enum, default_value_t = Mode::Sqlite)]
    pub mode: Mode,

    /// Folder to write to
    #[arg(long, default_value = ".")]
    pub dir: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// A file on the gateway's volume; one gateway
    Sqlite,
    /// A PostgreSQL server beside the gateway; this release cannot render it yet
    Internal,
    /// A PostgreSQL server that you run elsewhere
    External,
}
