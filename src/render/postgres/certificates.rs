//! cert-manager's objects for the server and for pgBackRest: one authority signs all.

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::pgbackrest::tls::Tls;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::tls::Maker;
use crate::render::custom::cert_manager::{Certificate, CertificateSpec, Issuer, IssuerRef, IssuerSpec};
use crate::render::metadata::component;

/// Whether cert-manager makes a certificate.
#[must_use]
pub fn is_wanted(server: &PostgresServer) -> bool {
    let of_server = server.tls.as_ref().is_some_and(|tls| matches!(tls.maker, Maker::CertManager { .. }));
    let of_pgbackrest =
        server.pgbackrest.as_ref().is_some_and(|planned| matches!(planned.tls, Tls::CertManager { .. }));
    of_server || of_pgbackrest
}

/// The issuer that signs the authority, and the one that signs with it.
#[must_use]
pub fn issuers(plan: &Plan, server: &PostgresServer) -> [Issuer; 2] {
    let name = |suffix| component(plan, COMPONENT, server.names.with(suffix));
    [
        Issuer::new(name("postgres-selfsigned"), IssuerSpec::SelfSigned {}),
        Issuer::new(name("postgres-ca"), IssuerSpec::Ca { secret_name: server.names.with("postgres-ca") }),
    ]
}

/// The authority.
#[must_use]
pub fn authority(plan: &Plan, server: &PostgresServer) -> Certificate {
    Certificate::new(
        component(plan, COMPONENT, server.names.with("postgres-ca")),
        CertificateSpec {
            is_ca: Some(true),
            common_name: "openshell-postgres-ca".into(),
            secret_name: server.names.with("postgres-ca"),
            // Ten years: whoever trusts it holds its certificate, so a new one reaches nobody by itself.
            duration: Some("87600h".into()),
            issuer_ref: IssuerRef::local(server.names.with("postgres-selfsigned")),
            ..Default::default()
        },
    )
}

/// The certificate of a server for its host names, kept in the Secret `secret`.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer, secret: &str, dns_names: &[String]) -> Certificate {
    let spec = CertificateSpec { dns_names: dns_names.to_vec(), ..signed(server, secret, "server auth") };
    Certificate::new(component(plan, COMPONENT, secret), spec)
}

/// The certificate of a client with a name, kept in the Secret `secret`.
#[must_use]
pub fn client(plan: &Plan, server: &PostgresServer, secret: &str, common_name: &str) -> Certificate {
    let spec = CertificateSpec { common_name: common_name.into(), ..signed(server, secret, "client auth") };
    Certificate::new(component(plan, COMPONENT, secret), spec)
}

/// A common name may have 64 characters, which names of Services can exceed; clients look at the DNS names anyway.
fn signed(server: &PostgresServer, secret: &str, purpose: &'static str) -> CertificateSpec {
    CertificateSpec {
        secret_name: secret.to_owned(),
        common_name: "openshell-postgres".into(),
        usages: vec![purpose, "digital signature", "key encipherment"],
        issuer_ref: IssuerRef::local(server.names.with("postgres-ca")),
        ..Default::default()
    }
}
