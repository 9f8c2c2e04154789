//! Certificates for pgBackRest: its server beside PostgreSQL and the Jobs that are its clients know each other by them.

use rcgen::{
    BasicConstraints, CertificateParams, DnType, Error, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use time::{Duration, OffsetDateTime};

use crate::plan::pgbackrest::tls::CLIENT;

/// Ten years.
const VALID: Duration = Duration::days(3652);

/// Clocks differ, and a certificate made now must be valid on all of them.
const CLOCK_DIFFERENCE: Duration = Duration::days(1);

/// Certificates and their keys in PEM: EC P-256, keys in PKCS#8.
pub struct Certificates {
    /// Signed both others. Its key is gone: who could sign further clients could read all data, and new certificates
    /// are a new set of all of them.
    pub ca_certificate: String,
    /// Of the server beside PostgreSQL.
    pub server_certificate: String,
    /// Its key.
    pub server_key: String,
    /// Of the Jobs.
    pub client_certificate: String,
    /// Its key.
    pub client_key: String,
}

/// Makes a set of certificates. Clients reach the server under one of `server_names`.
///
/// # Errors
/// A server name that is not ASCII, or a random source that fails.
pub fn make(server_names: Vec<String>) -> Result<Certificates, Error> {
    let mut params = certificate("openshell-deploy pgBackRest CA", Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let key = KeyPair::generate()?;
    let ca_certificate = params.self_signed(&key)?.pem();
    let issuer = Issuer::new(params, key);
    let server = certificate("pgbackrest-server", server_names)?;
    let (server_certificate, server_key) = signed(server, ExtendedKeyUsagePurpose::ServerAuth, &issuer)?;
    let client = certificate(CLIENT, Vec::new())?;
    let (client_certificate, client_key) = signed(client, ExtendedKeyUsagePurpose::ClientAuth, &issuer)?;
    Ok(Certificates { ca_certificate, server_certificate, server_key, client_certificate, client_key })
}

fn certificate(common_name: &str, dns_names: Vec<String>) -> Result<CertificateParams, Error> {
    let mut params = CertificateParams::new(dns_names)?;
    params.not_before = OffsetDateTime::now_utc() - CLOCK_DIFFERENCE;
    params.not_after = params.not_before + VALID;
    params.distinguished_name.remove(DnType::CommonName);
    params.distinguished_name.push(DnType::CommonName, common_name);
    Ok(params)
}

fn signed(
    mut params: CertificateParams,
    usage: ExtendedKeyUsagePurpose,
    issuer: &Issuer<'_, KeyPair>,
) -> Result<(String, String), Error> {
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![usage];
    params.use_authority_key_identifier_extension = true;
    let key = KeyPair::generate()?;
    Ok((params.signed_by(&key, issuer)?.pem(), key.serialize_pem()))
}
