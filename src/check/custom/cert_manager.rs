//! cert-manager's kinds.
//!
//! Source: the definitions of `cert-manager.io/v1` and the rules of its webhook in `internal/apis/certmanager/validation`.

mod duration;

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{address, name};
use crate::plan::kubernetes_names::subdomain_problem;
use crate::render::custom::cert_manager::{Certificate, Issuer, IssuerRef, IssuerSpec};

/// Bytes of a common name, a limit of X.509.
const LONGEST_COMMON_NAME: usize = 64;

/// Checks a Certificate.
pub(in crate::check) fn certificate(object: &Certificate, findings: &mut Findings) {
    let (spec, at) = (&object.spec, Field::root("spec"));
    let secret = &spec.secret_name;
    name::check("Secret", secret, subdomain_problem, CODE, &at.name("secretName"), findings);
    if spec.common_name.len() > LONGEST_COMMON_NAME {
        let message = format!(
            "`{}` has {} bytes; a common name has at most {LONGEST_COMMON_NAME}",
            spec.common_name,
            spec.common_name.len()
        );
        findings.add(CODE, &at.name("commonName"), message).help("choose a shorter name");
    }
    let is_nameless =
        spec.common_name.is_empty() && spec.dns_names.is_empty() && spec.ip_addresses.is_empty();
    if is_nameless {
        findings.add(CODE, &at, "the certificate is for nobody").help("give it a name or an address");
    }
    duration::check(spec, &at, findings);
    issuer_ref(&spec.issuer_ref, &at.name("issuerRef"), findings);
    let names = at.name("dnsNames");
    for (index, host) in spec.dns_names.iter().enumerate() {
        if host.is_empty() || !host.is_ascii() {
            findings
                .add(CODE, &names.index(index), format!("`{host}` cannot stand in a certificate"))
                .help("write a name of ASCII letters; others have a form such as `xn--bcher-kva`");
        }
    }
    let addresses = at.name("ipAddresses");
    for (index, address) in spec.ip_addresses.iter().enumerate() {
        // cert-manager takes no zeros before numbers.
        if address.parse::<std::net::IpAddr>().is_err() {
            address::refuse(address, CODE, &addresses.index(index), findings)
                .help("write one such as `127.0.0.1` or `::1`; names belong into the DNS names");
        }
    }
}

fn issuer_ref(issuer: &IssuerRef, at: &Field, findings: &mut Findings) {
    if issuer.name.is_empty() {
        findings.add(CODE, &at.name("name"), "an issuer has a name").help("name the issuer");
    }
    let is_own = matches!(issuer.group.as_str(), "" | "cert-manager.io");
    if is_own && !matches!(issuer.kind.as_str(), "" | "Issuer" | "ClusterIssuer") {
        findings
            .add(CODE, &at.name("kind"), format!("cert-manager has no issuers of the kind `{}`", issuer.kind))
            .help("set it to `Issuer` or `ClusterIssuer`")
            .help("or name the group of another program's issuers");
    }
}

/// Checks an Issuer.
pub(in crate::check) fn issuer(object: &Issuer, findings: &mut Findings) {
    if let IssuerSpec::Ca { secret_name } = &object.spec {
        let spec = Field::root("spec");
        let at = spec.name("ca");
        name::check("Secret", secret_name, subdomain_problem, CODE, &at.name("secretName"), findings);
    }
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing;
    use crate::render::custom::cert_manager::CertificateSpec;

    fn good() -> CertificateSpec {
        CertificateSpec {
            secret_name: "a".into(),
            common_name: "b".into(),
            issuer_ref: IssuerRef::local("c".into()),
            ..Default::default()
        }
    }

    fn fields(spec: CertificateSpec) -> Vec<String> {
        let object = Certificate::new(ObjectMeta::default(), spec);
        testing::fields(|findings| certificate(&object, findings))
    }

    #[test]
    fn certificates_are_for_names_and_addresses() {
        assert_eq!(fields(CertificateSpec { common_name: String::new(), ..good() }), ["spec"]);
        assert!(fields(CertificateSpec { common_name: "a".repeat(64), ..good() }).is_empty());
        assert_eq!(fields(CertificateSpec { common_name: "a".repeat(65), ..good() }), ["spec.commonName"]);
        assert_eq!(fields(CertificateSpec { secret_name: "A b".into(), ..good() }), ["spec.secretName"]);
        let dns_names = vec!["*.example.com".into(), "bücher.example".into()];
        assert_eq!(fields(CertificateSpec { dns_names, ..good() }), ["spec.dnsNames[1]"]);
        let ip_addresses = vec!["::1".into(), "localhost".into()];
        assert_eq!(fields(CertificateSpec { ip_addresses, ..good() }), ["spec.ipAddresses[1]"]);
    }

    #[test]
    fn issuers_are_known_or_another_program_s() {
        let issuer = |name: &str, kind: &str, group: &str| {
            let issuer_ref = IssuerRef { name: name.into(), kind: kind.into(), group: group.into() };
            fields(CertificateSpec { issuer_ref, ..good() })
        };
        assert!(issuer("a", "ClusterIssuer", "cert-manager.io").is_empty());
        assert!(issuer("a", "AWSPCAIssuer", "awspca.cert-manager.io").is_empty());
        assert_eq!(issuer("a", "AWSPCAIssuer", ""), ["spec.issuerRef.kind"]);
        assert_eq!(issuer("", "Issuer", ""), ["spec.issuerRef.name"]);
    }
}
