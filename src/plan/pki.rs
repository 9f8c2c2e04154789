//! Who makes certificates and the keys that sign sandbox tokens.

pub mod host_names;

use host_names::is_internal;

use crate::diagnostic::Code;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::cert_manager::CertManager;

/// The chart's default for `server.tls.clientCaSecretName`, a Secret that certgen would make.
const CERTGEN_CLIENT_CA: &str = "openshell-server-client-ca";

/// Who makes certificates and signing keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pki {
    /// Somebody else: all Secrets exist.
    Provided,
    /// The certgen Job makes both.
    Certgen {
        /// Names and addresses in the server's certificate.
        server_sans: Vec<String>,
    },
    /// cert-manager makes certificates, the certgen Job only signing keys.
    CertManager {
        /// DNS names in the server's certificate for use inside the cluster.
        internal_dns_names: Vec<String>,
        /// The certificate for external host names, where another issuer signs it.
        external: Option<ExternalCertificate>,
    },
}

/// The certificate for external host names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalCertificate {
    /// The common name, and the first of the DNS names.
    pub common_name: String,
    /// All DNS names.
    pub dns_names: Vec<String>,
    /// Name of the issuer.
    pub issuer_name: String,
    /// Its kind: `Issuer` or `ClusterIssuer`.
    pub issuer_kind: String,
    /// Its API group.
    pub issuer_group: String,
}

impl Pki {
    /// The names and addresses in all of the server's certificates, and the setting that adds names; None where the
    /// certificates are somebody else's.
    #[must_use]
    pub fn server_names(&self) -> Option<(Vec<&str>, &'static str)> {
        let (names, external, setting) = match self {
            Self::Provided => return None,
            Self::Certgen { server_sans } => (server_sans, None, "pkiInitJob.serverDnsNames"),
            Self::CertManager { internal_dns_names, external } => {
                (internal_dns_names, external.as_ref(), "certManager.serverDnsNames")
            }
        };
        // The gateway shows the external certificate to those who ask for one of its names.
        let external = external.into_iter().flat_map(|external| &external.dns_names);
        Some((names.iter().chain(external).map(String::as_str).collect(), setting))
    }
}

/// Decides on who makes what, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(values: &Values, names: &Names, namespace: &str, problems: &mut Problems) -> Option<Pki> {
    let cert_manager = &values.cert_manager;
    let mut dns_names = names.internal_dns_names(namespace);
    if !cert_manager.enabled {
        if cert_manager.server_issuer_ref.name.is_set() {
            problems
                .error(
                    Code::Conflict,
                    "certManager.serverIssuerRef.name",
                    "`certManager.serverIssuerRef.name` is set, but cert-manager is not enabled: nothing would make \
                     the external certificate that the gateway then wants",
                )
                .help("set `certManager.enabled: true`")
                .help("or remove `certManager.serverIssuerRef.name`");
            return None;
        }
        if !values.pki_init_job.enabled {
            return Some(Pki::Provided);
        }
        dns_names.push("127.0.0.1".into());
        dns_names.extend(values.pki_init_job.server_dns_names.iter().cloned());
        dns_names.extend(values.pki_init_job.server_ip_addresses.iter().cloned());
        return Some(Pki::Certgen { server_sans: dns_names });
    }
    client_ca(values, problems);
    if let Some(issuer) = cert_manager.server_issuer_ref.name.get() {
        let external = external(cert_manager, issuer, problems)?;
        return Some(Pki::CertManager { internal_dns_names: dns_names, external: Some(external) });
    }
    dns_names.extend(cert_manager.server_dns_names.iter().cloned());
    Some(Pki::CertManager { internal_dns_names: dns_names, external: None })
}

fn client_ca(values: &Values, problems: &mut Problems) {
    let secret = values.server.tls.client_ca_secret_name.get();
    if !values.cert_manager.client_ca_from_server_tls_secret && secret == Some(CERTGEN_CLIENT_CA) {
        problems
            .error(
                Code::Conflict,
                "certManager.clientCaFromServerTlsSecret",
                "`certManager.clientCaFromServerTlsSecret` is false, and `server.tls.clientCaSecretName` is still \
                 its default, which nothing makes when cert-manager is enabled",
            )
            .help(format!(
                "set `server.tls.clientCaSecretName` to the Secret with the authority, such as `{}`",
                values.cert_manager.ca_secret_name
            ))
            .help("or set it to \"\" to ask clients for no certificate");
    }
}

fn external(
    cert_manager: &CertManager,
    issuer: &str,
    problems: &mut Problems,
) -> Option<ExternalCertificate> {
    let path = "certManager.serverDnsNames";
    let dns_names = &cert_manager.server_dns_names;
    let internal: Vec<&str> = dns_names.iter().map(String::as_str).filter(|name| is_internal(name)).collect();
    if !internal.is_empty() {
        problems
            .error(
                Code::InvalidValue,
                path,
                format!(
                    "`{path}` holds names that only exist inside the cluster or on one machine, which an external \
                     issuer refuses to sign: {}",
                    internal.join(", ")
                ),
            )
            .help(format!("set `{path}` to the host names that clients use from outside"));
        return None;
    }
    let Some(common_name) = dns_names.first() else {
        problems
            .error(
                Code::MissingValue,
                path,
                format!("`certManager.serverIssuerRef.name` is set, and `{path}` is empty: the external certificate needs a name"),
            )
            .help(format!("set `{path}` to the host names that clients use from outside"));
        return None;
    };
    let reference = &cert_manager.server_issuer_ref;
    Some(ExternalCertificate {
        common_name: common_name.clone(),
        dns_names: dns_names.clone(),
        issuer_name: issuer.to_owned(),
        issuer_kind: reference.kind.get().unwrap_or("Issuer").to_owned(),
        issuer_group: reference.group.get().unwrap_or("cert-manager.io").to_owned(),
    })
}
