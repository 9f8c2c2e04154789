//! Arguments that say what is rendered, for whom and where.

#![allow(missing_docs)] // doc comments here are help texts

use clap::Args;

use crate::plan::kube_version::KubeVersion;

#[derive(Debug, Args)]
pub struct ReleaseArgs {
    /// Name of the release
    #[arg(value_name = "NAME", default_value = "openshell")]
    pub release: String,

    /// Namespace of the gateway
    #[arg(short, long, value_name = "NAMESPACE", default_value = "openshell")]
    pub namespace: String,

    /// Turn unknown settings into warnings and ignore them
    #[arg(long)]
    pub allow_unknown_values: bool,

    /// Version of the gateway, and so of its image
    #[arg(long, value_name = "VERSION", default_value = crate::GATEWAY_VERSION)]
    pub app_version: String,

    /// Kubernetes version of the cluster
    #[arg(long, value_name = "VERSION", default_value_t = KubeVersion::DEFAULT)]
    pub kube_version: KubeVersion,

    /// APIs that the cluster serves, such as agents.x-k8s.io/v1beta1 (repeatable)
    #[arg(short, long, value_name = "API", value_delimiter = ',')]
    pub api_versions: Vec<String>,
}
