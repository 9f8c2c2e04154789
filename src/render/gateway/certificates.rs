//! cert-manager Issuers and Certificates.

use crate::plan::Plan;
use crate::plan::pki::ExternalCertificate;
use crate::render::custom::cert_manager::{Certificate, CertificateSpec, Issuer, IssuerRef, IssuerSpec};
use crate::render::metadata::namespaced;

/// Signs the certificate authority.
#[must_use]
pub fn self_signed_issuer(plan: &Plan) -> Issuer {
    Issuer::new(namespaced(plan, plan.names.self_signed_issuer()), IssuerSpec::SelfSigned {})
}

/// Signs with the certificate authority.
#[must_use]
pub fn ca_issuer(plan: &Plan) -> Issuer {
    let secret_name = plan.values.cert_manager.ca_secret_name.clone();
    Issuer::new(namespaced(plan, plan.names.ca_issuer()), IssuerSpec::Ca { secret_name })
}

/// The certificate authority.
#[must_use]
pub fn ca(plan: &Plan) -> Certificate {
    Certificate::new(
        namespaced(plan, plan.names.with("ca")),
        CertificateSpec {
            is_ca: Some(true),
            common_name: "openshell-ca".into(),
            secret_name: plan.values.cert_manager.ca_secret_name.clone(),
            issuer_ref: IssuerRef::local(plan.names.self_signed_issuer()),
            ..Default::default()
        },
    )
}

/// The gateway's certificate for use inside the cluster.
#[must_use]
pub fn server(plan: &Plan, dns_names: &[String]) -> Certificate {
    Certificate::new(
        namespaced(plan, plan.names.with("server")),
        CertificateSpec {
            secret_name: plan.values.server.tls.cert_secret_name.to_option().unwrap_or_default(),
            common_name: plan.names.fullname.clone(),
            dns_names: dns_names.to_vec(),
            ip_addresses: plan.values.cert_manager.server_ip_addresses.clone(),
            usages: usages("server auth"),
            issuer_ref: IssuerRef::local(plan.names.ca_issuer()),
            ..renewed(plan)
        },
    )
}

/// The gateway's certificate for external host names.
#[must_use]
pub fn external(plan: &Plan, external: &ExternalCertificate) -> Certificate {
    Certificate::new(
        namespaced(plan, plan.names.with("server-external")),
        CertificateSpec {
            secret_name: plan.names.external_tls(),
            common_name: external.common_name.clone(),
            dns_names: external.dns_names.clone(),
            usages: usages("server auth"),
            issuer_ref: IssuerRef {
                name: external.issuer_name.clone(),
                kind: external.issuer_kind.clone(),
                group: external.issuer_group.clone(),
            },
            ..renewed(plan)
        },
    )
}

/// The certificate that sandboxes present to the gateway.
#[must_use]
pub fn client(plan: &Plan) -> Certificate {
    Certificate::new(
        namespaced(plan, plan.names.with("client")),
        CertificateSpec {
            secret_name: plan.values.server.tls.client_tls_secret_name.to_option().unwrap_or_default(),
            common_name: "openshell-client".into(),
            usages: usages("client auth"),
            issuer_ref: IssuerRef::local(plan.names.ca_issuer()),
            ..renewed(plan)
        },
    )
}

fn renewed(plan: &Plan) -> CertificateSpec {
    CertificateSpec {
        duration: plan.values.cert_manager.certificate_duration.clone(),
        renew_before: plan.values.cert_manager.certificate_renew_before.clone(),
        ..Default::default()
    }
}

fn usages(purpose: &'static str) -> Vec<&'static str> {
    vec![purpose, "digital signature", "key encipherment"]
}
