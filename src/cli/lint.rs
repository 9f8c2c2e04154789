//! Arguments of `lint`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::{Args, ValueEnum};

use super::{ReleaseArgs, ValueFlags};
use crate::diagnostic::Code;

/// Check a release before it is applied.
///
/// Everything that `render` refuses is an error here too. Warnings and notes are about what can be rendered and may
/// go wrong later: backups, security, probes, settings without effect.
///
/// The section `lint` of a values file holds what --fail-on and --ignore say; the flags win.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy lint -f values.yaml -f secrets.yaml
  openshell-deploy lint -f values.yaml -f secrets.yaml --ignore OSD-1003,OSD-1008
  openshell-deploy lint prod -n team-a -f values.yaml -f secrets.yaml --format sarif

Exit status: 0 nothing as bad as --fail-on, 1 findings or unreadable input, 2 wrong usage.")]
pub struct LintArgs {
    #[command(flatten)]
    pub release: ReleaseArgs,

    /// The mildest finding that makes the command fail [default: error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<SeverityArg>,

    /// Leave out warnings and notes with this code (repeatable)
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub ignore: Vec<Code>,

    /// Format of the output
    #[arg(long, value_enum, default_value_t = ReportFormat::Human)]
    pub format: ReportFormat,

    // Last: its heading would go on to whatever follows.
    #[command(flatten)]
    pub values: ValueFlags,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeverityArg {
    Error,
    Warning,
    Note,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// With the lines of the values files
    Human,
    /// A list of findings
    Json,
    /// For code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A test report
    Junit,
}
