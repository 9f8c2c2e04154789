//! Arguments of `render`.

#![allow(missing_docs)] // doc comments here are help texts

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Format, ReleaseArgs, ValueFlags};

/// Print the manifests of a release.
///
/// Nothing is printed on standard output when anything is wrong, so that the output can be piped into kubectl.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  openshell-deploy render -f values.yaml -f secrets.yaml | kubectl apply -f -
  openshell-deploy render -f values.yaml -f secrets.yaml | kubectl diff -f -
  openshell-deploy render prod -n team-a -f values.yaml -f secrets.yaml
  openshell-deploy render -f values.yaml -f secrets.yaml --output-dir manifests")]
pub struct RenderArgs {
    #[command(flatten)]
    pub release: ReleaseArgs,

    /// Also print the Namespace
    #[arg(long)]
    pub create_namespace: bool,

    /// Who applies the result
    #[arg(long, value_enum, default_value_t = TargetArg::Kubectl)]
    pub target: TargetArg,

    /// Only the objects of the cluster, or only those of namespaces
    #[arg(long, value_enum, default_value_t = ScopeArg::All)]
    pub scope: ScopeArg,

    /// Format of the output
    #[arg(short, long, value_enum, default_value_t = Format::Yaml)]
    pub output: Format,

    /// Write one file an object into this folder, which must be empty or absent, instead of printing
    #[arg(long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,

    // Last: its heading would go on to whatever follows.
    #[command(flatten)]
    pub values: ValueFlags,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TargetArg {
    /// kubectl apply or Flux: ready to apply, again and again
    Kubectl,
    /// What helm template prints, to compare and to migrate
    Helm,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ScopeArg {
    /// All objects
    All,
    /// Objects outside of namespaces, which a cluster administrator applies
    Cluster,
    /// Objects in namespaces
    Namespaced,
}
