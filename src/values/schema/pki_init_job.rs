//! The job that makes certificates and keys inside the cluster.

use schemars::JsonSchema;
use serde::Deserialize;

/// The job that makes the gateway's certificates and keys inside the cluster, where they are missing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PkiInitJob {
    /// Whether the job makes the TLS Secrets of server and clients. With `certManager.enabled` it makes
    /// the signing keys for sandbox tokens only, whatever stands here.
    pub enabled: bool,
    /// DNS names of the server certificate besides the gateway's own. A wildcard such as
    /// `*.apps.example.com` also serves sandbox services under that domain.
    pub server_dns_names: Vec<String>,
    /// IP addresses of the server certificate besides 127.0.0.1.
    pub server_ip_addresses: Vec<String>,
}
