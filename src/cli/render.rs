//! Arguments of `render`.

#![allow(missing_docs)] // doc comments here are help texts

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Format, ValueFlags};
use crate::plan::kube_version::KubeVersion;

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
    /// Name of the release
    #[arg(value_name = "NAME", default_value = "openshell")]
    pub release: String,

    /// Namespace of the gateway
    #[arg(short, long, value_name = "NAMESPACE", default_value = "openshell")]
    pub namespace: String,

    /// Also print the Namespace
    #[arg(long)]
    pub create_namespace: bool,

    /// Turn unknown settings into warnings and ignore them
    #[arg(long)]
    pub allow_unknown_values: bool,

    /// Who applies the result
    #[arg(long, value_enum, default_value_t = TargetArg::Kubectl)]
    pub target: TargetArg,

    /// Only the objects of the cluster, or only those of namespaces
    #[arg(long, value_enum, default_value_t = ScopeArg::All)]
    pub scope: ScopeArg,

    /// Version of the gateway, and so of its image
    #[arg(long, value_name = "VERSION", default_value = crate::GATEWAY_VERSION)]
    pub app_version: String,

    /// Kubernetes version of the cluster
    #[arg(long, value_name = "VERSION", default_value_t = KubeVersion::DEFAULT)]
    pub kube_version: KubeVersion,

    /// APIs that the cluster serves, such as agents.x-k8s.io/v1beta1 (repeatable)
    #[arg(short, long, value_name = "API", value_delimiter = ',')]
    pub api_versions: Vec<String>,

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
