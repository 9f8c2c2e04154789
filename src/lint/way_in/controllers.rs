//! What annotations have ingress controllers do.

use std::collections::BTreeMap;

/// How a controller brings TLS to the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ByTls {
    /// It passes on what clients send.
    Through,
    /// It ends clients' TLS, and begins its own.
    Anew,
}

use ByTls::{Anew, Through};

/// Annotations that have a controller do so where their value says it. Where there are several, what is passed through
/// cannot be encrypted anew.
///
/// Source: the documentation of ingress-nginx, HAProxy's two controllers, Cilium, OpenShift, NGINX's own controller, AWS's
/// load balancer controller and Azure's application gateway.
const OF_CONTROLLERS: [(&str, &[&str], ByTls); 13] = [
    ("nginx.ingress.kubernetes.io/ssl-passthrough", &["true"], Through),
    ("haproxy.org/ssl-passthrough", &["true"], Through),
    ("haproxy-ingress.github.io/ssl-passthrough", &["true"], Through),
    ("ingress.cilium.io/tls-passthrough", &["enabled", "true"], Through),
    ("route.openshift.io/termination", &["passthrough"], Through),
    ("route.openshift.io/termination", &["reencrypt"], Anew),
    ("nginx.ingress.kubernetes.io/backend-protocol", &["https", "grpcs"], Anew),
    ("nginx.org/ssl-services", &[], Anew),
    ("haproxy.org/server-ssl", &["true"], Anew),
    ("haproxy-ingress.github.io/backend-protocol", &["h1-ssl", "h2-ssl", "https", "grpcs"], Anew),
    ("haproxy-ingress.github.io/secure-backends", &["true"], Anew),
    ("alb.ingress.kubernetes.io/backend-protocol", &["https"], Anew),
    ("appgw.ingress.kubernetes.io/backend-protocol", &["https"], Anew),
];

/// The annotation by which a controller speaks TLS to the gateway, and how; None where it sends plaintext.
pub(super) fn speaks(annotations: &BTreeMap<String, String>) -> Option<(&'static str, ByTls)> {
    let says = |name: &str, values: &[&str]| {
        let given = annotations.get(name).map(|value| value.to_ascii_lowercase());
        given.is_some_and(|given| values.is_empty() || values.contains(&given.as_str()))
    };
    let found = OF_CONTROLLERS.into_iter().find(|(name, values, _)| says(name, values));
    found.map(|(name, _, how)| (name, how))
}
