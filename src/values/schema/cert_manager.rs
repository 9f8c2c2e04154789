//! Certificates from cert-manager.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::setting::Setting;

/// TLS certificates issued by cert-manager, which must already run in the cluster.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct CertManager {
    /// Whether to render cert-manager issuers and certificates. They take the place of the TLS half of
    /// `pkiInitJob`, whose job then makes the signing keys for sandbox tokens only.
    pub enabled: bool,
    /// Secret in which cert-manager keeps the gateway's own certificate authority.
    pub ca_secret_name: String,
    /// An issuer outside of the release, such as an ACME one, for a second server certificate that
    /// clients outside of the cluster trust. It covers the names in `certManager.serverDnsNames`.
    pub server_issuer_ref: IssuerRef,
    /// Whether client certificates are verified with the `ca.crt` of the server's own TLS Secret. Set
    /// it to false only to take the authority from `server.tls.clientCaSecretName`.
    pub client_ca_from_server_tls_secret: bool,
    /// How long certificates are valid, as a Go duration such as `8760h`. Unset: cert-manager decides.
    pub certificate_duration: Option<String>,
    /// How long before its end cert-manager renews a certificate, as a Go duration such as `720h`.
    /// Unset: cert-manager decides.
    pub certificate_renew_before: Option<String>,
    /// DNS names of the server certificate. With `certManager.serverIssuerRef` they are those of the
    /// external certificate, and names that exist only inside the cluster are refused.
    pub server_dns_names: Vec<String>,
    /// IP addresses of the server certificate.
    pub server_ip_addresses: Vec<String>,
}

/// The issuer of the external server certificate.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct IssuerRef {
    /// Name of the issuer. Empty: the gateway's own authority signs every certificate.
    pub name: Setting,
    /// Kind of the issuer: `Issuer` or `ClusterIssuer`. Empty means `Issuer`.
    pub kind: Setting,
    /// API group of the issuer. Empty means `cert-manager.io`.
    pub group: Setting,
}
