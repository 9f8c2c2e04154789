//! Arguments of `init`.

#![allow(missing_docs)] // doc comments here are help texts

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Write a values.yaml to start from and a secrets.yaml with newly made secrets.
///
/// Beside them, values.schema.json lets an editor complete and check both. Existing files are never touched. Keep secrets.yaml: the key in it can never be made again.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy init
  openshell-deploy init --mode external --dir prod
  openshell-deploy init --mode internal prod -n team-a")]
pub struct InitArgs {
    /// Name of the release
    #[arg(value_name = "RELEASE", default_value = "openshell")]
    pub release: String,

    /// Namespace of the gateway
    #[arg(short, long, value_name = "NAMESPACE", default_value = "openshell")]
    pub namespace: String,

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
    /// A PostgreSQL server beside the gateway
    Internal,
    /// A PostgreSQL server that you run elsewhere
    External,
}
