//! Arguments of `images`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::{Args, ValueEnum};

use super::{ReleaseArgs, ValueFlags};

/// List the images that a release uses.
///
/// All of them: those of pods and jobs that are rendered, and those that the gateway starts sandboxes with by its
/// configuration. Images that users of sandboxes ask for are not known.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy images -f values.yaml -f secrets.yaml
  openshell-deploy images -f values.yaml -f secrets.yaml -o json")]
pub struct ImagesArgs {
    #[command(flatten)]
    pub release: ReleaseArgs,

    /// Format of the output
    #[arg(short, long, value_enum, default_value_t = ImagesFormat::Text)]
    pub output: ImagesFormat,

    // Last: its heading would go on to whatever follows.
    #[command(flatten)]
    pub values: ValueFlags,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImagesFormat {
    /// One image a line, sorted
    Text,
    /// A list of objects with the keys image and usedBy
    Json,
}
