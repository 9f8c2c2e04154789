//! The Secrets of TLS.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// The Secrets of TLS; without effect where `server.disableTls` is set.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Tls {
    /// Secret of type `kubernetes.io/tls` with the server's certificate (`tls.crt`) and key (`tls.key`).
    pub cert_secret_name: Setting,
    /// Secret whose `ca.crt` verifies client certificates. Empty: clients need no certificate, and prove
    /// themselves by OIDC. Unused where the authority comes with the server's own Secret, see
    /// `pkiInitJob.enabled` and `certManager.clientCaFromServerTlsSecret`.
    pub client_ca_secret_name: Setting,
    /// Secret with the certificate that sandbox pods show to the gateway.
    pub client_tls_secret_name: Setting,
}
