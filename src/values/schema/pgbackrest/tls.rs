//! Certificates of pgBackRest.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::secret::Secret;
use crate::values::schema::setting::Setting;

/// Certificates by which the database's pod and the backup jobs know each other. `init` makes them; or cert-manager
/// does; or they are in Secrets that exist.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PgbackrestTls {
    /// Whether cert-manager, which must run in the cluster, makes them.
    pub cert_manager: bool,
    /// Existing Secret of the server in the database's pod: `tls.crt`, `tls.key` and `ca.crt`.
    pub existing_server_secret: Setting,
    /// Existing Secret of the backup jobs: `tls.crt`, `tls.key` and `ca.crt`. The certificate's common name must be
    /// `pgbackrest-client`.
    pub existing_client_secret: Setting,
    /// Certificate of the authority that signed both, as PEM text.
    pub ca_certificate: Setting,
    /// Certificate of the server, as PEM text.
    pub server_certificate: Setting,
    /// Private key of the server, as PEM text.
    pub server_key: Secret,
    /// Certificate of the backup jobs, as PEM text.
    pub client_certificate: Setting,
    /// Private key of the backup jobs, as PEM text.
    pub client_key: Secret,
}
