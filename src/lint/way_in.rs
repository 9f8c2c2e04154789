//! Whether what stands in front of the gateway speaks to it as it listens: TLS or plaintext, and by a name that it has.

mod controllers;
mod passed_through;

use super::Subject;
use crate::diagnostic::{Code, Diagnostic};
use crate::plan::tls::Tls;
use controllers::speaks;

/// Warns of ways in that do not speak as the gateway does, that lead to names which its certificate does not have, and of
/// rules for paths that are encrypted.
pub(super) fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    if !subject.plan.gateway {
        return;
    }
    ingress(subject, found);
    passed_through::names(subject, found);
    passed_through::paths(subject, found);
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
    let finding = match (&subject.plan.tls, speaks(&subject.plan.values.ingress.annotations)) {
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
