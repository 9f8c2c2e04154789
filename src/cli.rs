//! The command line, as clap structs only.

#![allow(missing_docs)] // doc comments here are help texts

mod docs;
mod explain;
mod images;
mod init;
mod lint;
mod release;
mod render;
mod restore;
mod schema;
mod values;

pub use docs::{DocsArgs, Subject};
pub use explain::ExplainArgs;
pub use images::{ImagesArgs, ImagesFormat};
pub use init::{InitArgs, Mode};
pub use lint::{LintArgs, ReportFormat, SeverityArg};
pub use release::ReleaseArgs;
pub use render::{RenderArgs, ScopeArg, TargetArg};
pub use restore::RestoreArgs;
pub use schema::{DraftArg, SchemaArgs};
pub use values::ValuesArgs;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Renders Kubernetes manifests for the OpenShell gateway from Helm-style values files.
#[derive(Debug, Parser)]
#[command(name = "openshell-deploy", version, about, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  openshell-deploy init
  openshell-deploy render -f values.yaml -f secrets.yaml | kubectl apply -f -
  openshell-deploy lint -f values.yaml -f secrets.yaml
  openshell-deploy values -f values.yaml --origin

Exit status: 0 done, 1 input refused, findings of `lint`, or not readable, 2 wrong usage.";

#[derive(Debug, Subcommand)]
pub enum Command {
    Render(RenderArgs),
    Lint(LintArgs),
    Values(ValuesArgs),
    Images(ImagesArgs),
    Init(InitArgs),
    Restore(RestoreArgs),
    Schema(SchemaArgs),
    Docs(DocsArgs),
    Explain(ExplainArgs),
}

/// Where settings come from; later ones win, as in Helm.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Values")]
pub struct ValueFlags {
    /// Values file, or - for standard input (repeatable)
    #[arg(short = 'f', long = "values", value_name = "FILE", value_delimiter = ',')]
    pub files: Vec<String>,

    /// Set values: a.b=1,c[0]=x (repeatable)
    #[arg(long, value_name = "KEY=VALUE", allow_hyphen_values = true)]
    pub set: Vec<String>,

    /// Set strings: image.tag=1.10 (repeatable)
    #[arg(long, value_name = "KEY=STRING", allow_hyphen_values = true)]
    pub set_string: Vec<String>,

    /// Set JSON values: resources={"limits":{"cpu":1}} (repeatable)
    #[arg(long, value_name = "KEY=JSON", allow_hyphen_values = true)]
    pub set_json: Vec<String>,

    /// Set strings from files: a.b=path (repeatable)
    #[arg(long, value_name = "KEY=FILE", allow_hyphen_values = true)]
    pub set_file: Vec<String>,

    /// Set one string that is taken as it is, commas and all (repeatable)
    #[arg(long, value_name = "KEY=STRING", allow_hyphen_values = true)]
    pub set_literal: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Yaml,
    Json,
}
