//! Arguments of `explain`.

#![allow(missing_docs)] // doc comments here are help texts

use clap::Args;

use super::ValueFlags;

/// Explain a setting and what it changes in which objects, or the code of a problem.
///
/// That is its meaning, type, default and allowed words, with an example; given values, also what it is set to and
/// where. Without a path, the sections are listed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy explain
  openshell-deploy explain server.oidc
  openshell-deploy explain server.oidc.rolesClaim
  openshell-deploy explain 'tolerations[0].key'
  openshell-deploy explain OSD-0503
  openshell-deploy explain persistence.size -f values.yaml")]
pub struct ExplainArgs {
    /// Path of a section, a setting, or a field of a Kubernetes object in it; or a code, or OSD for all codes
    #[arg(value_name = "SUBJECT")]
    pub subject: Option<String>,

    // Last: its heading would go on to whatever follows.
    #[command(flatten)]
    pub values: ValueFlags,
}
