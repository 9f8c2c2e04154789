//! cert-manager's kinds.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use super::Custom;

const CERT_MANAGER: &str = "cert-manager.io/v1";

/// cert-manager's `Certificate`.
pub type Certificate = Custom<CertificateSpec>;

impl Certificate {
    /// A `Certificate` of `cert-manager.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: CertificateSpec) -> Self {
        Self { api_version: CERT_MANAGER, kind: "Certificate", metadata, spec }
    }
}

/// cert-manager's `Issuer`.
pub type Issuer = Custom<IssuerSpec>;

impl Issuer {
    /// An `Issuer` of `cert-manager.io/v1`.
    #[must_use]
    pub fn new(metadata: ObjectMeta, spec: IssuerSpec) -> Self {
        Self { api_version: CERT_MANAGER, kind: "Issuer", metadata, spec }
    }
}

/// Specification of a cert-manager `Certificate`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are cert-manager's own
pub struct CertificateSpec {
    #[serde(rename = "isCA", skip_serializing_if = "Option::is_none")]
    pub is_ca: Option<bool>,
    pub secret_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renew_before: Option<String>,
    pub common_name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dns_names: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ip_addresses: Vec<String>,
    pub private_key: PrivateKey,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub usages: Vec<&'static str>,
    pub issuer_ref: IssuerRef,
}

/// The kind of a certificate's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct PrivateKey {
    pub algorithm: &'static str,
    pub size: u16,
}

impl Default for PrivateKey {
    fn default() -> Self {
        Self { algorithm: "ECDSA", size: 256 }
    }
}

/// Who signs a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct IssuerRef {
    pub name: String,
    pub kind: String,
    pub group: String,
}

impl IssuerRef {
    /// A cert-manager `Issuer` of the same namespace.
    #[must_use]
    pub fn local(name: String) -> Self {
        Self { name, kind: "Issuer".into(), group: "cert-manager.io".into() }
    }
}

/// Specification of a cert-manager `Issuer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum IssuerSpec {
    SelfSigned {},
    #[serde(rename_all = "camelCase")]
    Ca {
        secret_name: String,
    },
}
