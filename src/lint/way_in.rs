//! Whether what stands in front of the gateway speaks to it as it listens: TLS or plaintext.

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::tls::Tls;

/// Annotations of ingress controllers that pass TLS through or speak TLS to the gateway, where their value says so.
///
/// Source: the documentation of ingress-nginx, NGINX's own controller, HAProxy's two controllers, Cilium, AWS's load
/// balancer controller, Azure's application gateway and OpenShift, in this order.
const OF_CONTROLLERS: [(&str, &[&str]); 12] = [
    ("nginx.ingress.kubernetes.io/ssl-passthrough", &["true"]),
    ("nginx.ingress.kubernetes.io/backend-protocol", &["https", "grpcs"]),
    ("nginx.org/ssl-services", &[]),
    ("haproxy.org/ssl-passthrough", &["true"]),
    ("haproxy.org/server-ssl", &["true"]),
    ("haproxy-ingress.github.io/ssl-passthrough", &["true"]),
    ("haproxy-ingress.github.io/backend-protocol", &["h1-ssl", "h2-ssl", "https", "grpcs"]),
    ("haproxy-ingress.github.io/secure-backends", &["true"]),
    ("ingress.cilium.io/tls-passthrough", &["enabled", "true"]),
    ("alb.ingress.kubernetes.io/backend-protocol", &["https"]),
    ("appgw.ingress.kubernetes.io/backend-protocol", &["https"]),
    ("route.openshift.io/termination", &["passthrough", "reencrypt"]),
];

/// Warns of ways in that do not speak as the gateway does.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    ingress(subject, found);
    if subject.plan.tls != Tls::Disabled {
        let values = &subject.plan.values;
        for (section, enabled) in
            [("grpcRoute", values.grpc_route.enabled), ("httpRoute", values.http_route.enabled)]
        {
            found.extend(enabled.then(|| route(section)));
        }
    }
}

fn ingress(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if subject.plan.exposure.ingress.is_none() {
        return;
    }
    let annotations = &subject.plan.values.ingress.annotations;
    let speaks = OF_CONTROLLERS.into_iter().find(|(name, values)| {
        let given = annotations.get(*name).map(|value| value.to_ascii_lowercase());
        given.is_some_and(|given| values.is_empty() || values.contains(&given.as_str()))
    });
    let finding = match (&subject.plan.tls, speaks) {
        (Tls::Enabled { .. }, None) => Diagnostic::warning(
            Code::TlsMismatch,
            "the gateway expects TLS, and no annotation has the ingress controller pass it through or speak it",
        )
        .about("ingress.annotations")
        .help("add the annotation of your controller, such as `haproxy.org/ssl-passthrough: \"true\"`; docs/production.md has others")
        .help("or set `server.disableTls: true` and let the controller end TLS, with `ingress.tls` and `server.oidc.issuer`"),
        (Tls::Disabled, Some((name, _))) => Diagnostic::warning(
            Code::TlsMismatch,
            format!("the annotation `{name}` has the ingress controller send TLS, and the gateway expects plaintext"),
        )
        .about("ingress.annotations")
        .help("remove the annotation")
        .help("or remove `server.disableTls`"),
        _ => return,
    };
    found.push(finding.in_object(format!("Ingress {}", subject.plan.names.fullname), "metadata.annotations"));
}

fn route(section: &str) -> Diagnostic {
    let message =
        format!("the gateway expects TLS, and a Gateway sends plaintext to what `{section}` leads to");
    Diagnostic::warning(Code::TlsMismatch, message)
        .about(&format!("{section}.enabled"))
        .help("use `tlsRoute`, which passes TLS through")
        .help("or set `server.disableTls: true` and end TLS at the Gateway, with `server.oidc.issuer` for users")
        .help("or apply a BackendTLSPolicy for the gateway's Service, and ignore this code")
}
