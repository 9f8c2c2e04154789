//! TLS of the database server.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// TLS between the gateway and a server of the release. The gateway then verifies certificate and host name.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PostgresTls {
    /// Whether the server has a certificate, and takes no connection without TLS.
    pub enabled: bool,
    /// Existing Secret with the server's certificate: `tls.crt`, `tls.key` and `ca.crt`. Empty: cert-manager, which
    /// must run in the cluster, makes one.
    pub existing_secret: Setting,
}
