//! Arguments of `values`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::Args;

use super::{Format, ValueFlags};

/// Print the merged settings.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy values
  openshell-deploy values -f values.yaml --overrides
  openshell-deploy values -f values.yaml --origin")]
pub struct ValuesArgs {
    /// Only what files and flags say, before defaults and checks
    #[arg(long)]
    pub overrides: bool,

    /// Show for each setting where it was set
    #[arg(long)]
    pub origin: bool,

    /// Show passwords and keys instead of ***
    #[arg(long)]
    pub show_secrets: bool,

    /// Turn unknown settings into warnings and ignore them
    #[arg(long)]
    pub allow_unknown_values: bool,

    /// Format of the output
    #[arg(short, long, value_enum, default_value_t = Format::Yaml)]
    pub output: Format,

    // Last: its heading would go on to whatever follows.
    #[command(flatten)]
    pub values: ValueFlags,
}
