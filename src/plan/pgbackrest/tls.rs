//! Certificates by which the database's pod and the backup jobs know each other.

mod host;
#[cfg(test)]
mod tests;

use crate::diagnostic::Code;
use crate::plan::existing_secret;
use crate::plan::postgres::names::PostgresNames;
use crate::plan::postgres::tls::dns_names;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest::tls::PgbackrestTls;
use crate::values::schema::secret::Secret;
use crate::values::schema::setting::Setting;

/// Common name of the backup jobs' certificate, which the server in the database's pod lets in.
pub const CLIENT: &str = "pgbackrest-client";

/// Who makes the certificates.
#[derive(Clone, Debug, PartialEq)]
pub enum Tls {
    /// They are rendered.
    Rendered {
        /// Certificate of the authority, PEM.
        ca: String,
        /// The server's.
        server: Pair,
        /// The backup jobs'.
        client: Pair,
    },
    /// cert-manager makes them.
    CertManager {
        /// Host names in the server's certificate.
        dns_names: Vec<String>,
    },
    /// They are in Secrets that somebody else makes.
    Existing {
        /// The server's Secret.
        server: String,
        /// The backup jobs' Secret.
        client: String,
    },
}

/// A certificate and its key, PEM.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The certificate.
    pub certificate: String,
    /// The key.
    pub key: Secret,
}

/// Decides on certificates, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    tls: &PgbackrestTls,
    names: &PostgresNames,
    namespace: &str,
    problems: &mut Problems,
) -> Option<Tls> {
    let existing = tls.existing_server_secret.is_set() || tls.existing_client_secret.is_set();
    let given =
        tls.ca_certificate.is_set() || tls.server_key.reveal().is_some() || tls.client_key.reveal().is_some();
    if [tls.cert_manager, existing, given].iter().filter(|way| **way).count() > 1 {
        problems
            .error(
                Code::Conflict,
                "pgbackrest.tls",
                "`pgbackrest.tls` has certificates from more than one of: cert-manager, existing Secrets, values",
            )
            .help("keep one of `certManager`, the two `existing…Secret`, and the certificates and keys");
        return None;
    }
    if tls.cert_manager {
        return Some(Tls::CertManager { dns_names: dns_names(&names.headless(), namespace) });
    }
    if existing {
        let mut secret = |path: &str, name: Option<&str>| match name {
            Some(name) => existing_secret::name(path, name, problems),
            None => missing(path, problems),
        };
        let server = secret("pgbackrest.tls.existingServerSecret", tls.existing_server_secret.get());
        let client = secret("pgbackrest.tls.existingClientSecret", tls.existing_client_secret.get());
        return Some(Tls::Existing { server: server?, client: client? });
    }
    if !given {
        problems
            .error(
                Code::MissingSecret,
                "pgbackrest.tls",
                "pgBackRest has no certificates: the backup jobs could not reach the database's pod",
            )
            .help("run `openshell-deploy init --mode internal`, which makes them, and add `-f secrets.yaml`")
            .help("or set `pgbackrest.tls.certManager: true` where cert-manager runs in the cluster")
            .help("or name Secrets in `pgbackrest.tls.existingServerSecret` and `.existingClientSecret`");
        return None;
    }
    let ca = pem("caCertificate", tls.ca_certificate.get(), "CERTIFICATE", problems);
    let server =
        pair(("serverCertificate", &tls.server_certificate), ("serverKey", &tls.server_key), problems);
    if let Some(server) = &server {
        host::check(&server.certificate, &names.pod_address(namespace), problems);
    }
    let client =
        pair(("clientCertificate", &tls.client_certificate), ("clientKey", &tls.client_key), problems);
    Some(Tls::Rendered { ca: ca?, server: server?, client: client? })
}

fn pair(certificate: (&str, &Setting), key: (&str, &Secret), problems: &mut Problems) -> Option<Pair> {
    let certificate = pem(certificate.0, certificate.1.get(), "CERTIFICATE", problems);
    let is_key = pem(key.0, key.1.reveal(), "PRIVATE KEY", problems).is_some();
    Some(Pair { certificate: certificate?, key: is_key.then(|| key.1.clone())? })
}

fn missing(path: &str, problems: &mut Problems) -> Option<String> {
    problems
        .error(Code::MissingSecret, path, format!("`{path}` is missing"))
        .help(format!("set `{path}`; server and backup jobs each have a certificate"));
    None
}

fn pem(name: &str, text: Option<&str>, kind: &str, problems: &mut Problems) -> Option<String> {
    let path = format!("pgbackrest.tls.{name}");
    let Some(text) = text else { return missing(&path, problems) };
    if !(text.contains("-----BEGIN ") && text.contains(&format!("{kind}-----"))) {
        problems
            .error(
                Code::InvalidValue,
                path.clone(),
                format!("`{path}` is no PEM text of a {}", kind.to_lowercase()),
            )
            .help(format!(
                "it begins with a line like `-----BEGIN {kind}-----`; write it as a text block after `|`"
            ));
        return None;
    }
    Some(text.to_owned())
}
