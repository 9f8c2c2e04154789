//! cert-manager's kinds.
//!
//! Source: the definitions of `cert-manager.io/v1` and the rules of its webhook in `internal/apis/certmanager/validation`.

use super::CODE;
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{address, name};
use crate::plan::cron::duration::nanoseconds;
use crate::plan::kubernetes_names::subdomain_problem;
use crate::render::custom::cert_manager::{Certificate, CertificateSpec, Issuer, IssuerRef, IssuerSpec};

const SECOND: i128 = 1_000_000_000;
const HOUR: i128 = 3600 * SECOND;

/// How long a certificate is valid where nothing is said: 90 days.
const DEFAULT_DURATION: i128 = 90 * 24 * HOUR;
const LEAST_RENEW_BEFORE: i128 = 300 * SECOND;

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
    durations(spec, &at, findings);
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

fn durations(spec: &CertificateSpec, at: &Field, findings: &mut Findings) {
    let duration = spec.duration.as_deref().map_or(Some(DEFAULT_DURATION), |text| {
        read(text, &at.name("duration"), findings).inspect(|duration| {
            if *duration < HOUR {
                findings
                    .add(CODE, &at.name("duration"), format!("`{text}` is less than an hour"))
                    .help("set it to at least `1h`");
            }
        })
    });
    let Some(text) = &spec.renew_before else { return };
    let at = at.name("renewBefore");
    let Some(renewal) = read(text, &at, findings) else { return };
    if renewal < LEAST_RENEW_BEFORE {
        findings
            .add(CODE, &at, format!("`{text}` is less than five minutes"))
            .help("set it to at least `5m`");
    } else if duration.is_some_and(|duration| duration <= renewal) {
        findings
            .add(CODE, &at, format!("`{text}` is no less than the certificate's whole duration"))
            .help("renew it later, or make it valid for longer");
    }
}

fn read(text: &str, at: &Field, findings: &mut Findings) -> Option<i128> {
    let duration = nanoseconds(text);
    if duration.is_none() {
        findings
            .add(CODE, at, format!("`{text}` is no duration"))
            .help("write it with the units h, m and s, such as `8760h`");
    }
    duration
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

    fn good() -> CertificateSpec {
        CertificateSpec {
            secret_name: "a".into(),
            common_name: "b".into(),
            issuer_ref: IssuerRef::local("c".into()),
            ..Default::default()
        }
    }

    fn fields(spec: CertificateSpec) -> Vec<String> {
        let mut findings = Findings::default();
        certificate(&Certificate::new(ObjectMeta::default(), spec), &mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    #[test]
    fn certificates_last_for_an_hour_and_longer_than_their_renewal() {
        for (duration, renewal, expected) in [
            (None, None, &[][..]),
            (Some("1h"), Some("59m"), &[]),
            (Some("0.5h"), None, &["spec.duration"]),
            (Some("1d"), None, &["spec.duration"]),
            (Some("-1h"), None, &["spec.duration"]),
            (Some(""), None, &["spec.duration"]),
            (Some("1h"), Some("1h"), &["spec.renewBefore"]),
            (None, Some("2160h"), &["spec.renewBefore"]),
            (None, Some("4m"), &["spec.renewBefore"]),
            (Some("x"), Some("y"), &["spec.duration", "spec.renewBefore"]),
        ] {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let spec = CertificateSpec { duration: owned(duration), renew_before: owned(renewal), ..good() };
            assert_eq!(fields(spec), expected, "{duration:?} {renewal:?}");
        }
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
