//! Gateway API's Gateways.
//!
//! Source: the definitions of `gateway.networking.k8s.io/v1`, with their patterns and their rules between fields.

mod certificate;
pub(in crate::check) mod route;

use super::{CODE, length};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{number, port, word};
use crate::plan::kubernetes_names::subdomain_problem;
use crate::render::custom::gateway_api::{GatewayListener, NetworkGateway};

const MOST_CERTIFICATES: usize = 64;

/// Checks a Gateway.
pub(in crate::check) fn gateway(object: &NetworkGateway, findings: &mut Findings) {
    let at = Field::root("spec");
    length(&object.spec.gateway_class_name, "GatewayClass", &at.name("gatewayClassName"), findings);
    let at = at.name("listeners");
    for (index, item) in object.spec.listeners.iter().enumerate() {
        listener(item, &at.index(index), findings);
    }
}

fn listener(listener: &GatewayListener, at: &Field, findings: &mut Findings) {
    match listener.port {
        Some(number) => port::number(number, CODE, &at.name("port"), findings),
        None => {
            findings
                .add(CODE, &at.name("port"), "a listener has a port")
                .help("write a number from 1 to 65535");
        }
    }
    if !is_protocol(&listener.protocol) {
        findings
            .add(CODE, &at.name("protocol"), format!("`{}` is no protocol", listener.protocol))
            .help("set it to `HTTP` or `HTTPS`");
    } else if listener.protocol == "TLS" && listener.tls.is_none() {
        findings
            .add(
                CODE,
                &at.name("protocol"),
                "a listener for `TLS` says what becomes of it, and this one does not",
            )
            .help("set it to `HTTPS`, which ends TLS there");
    }
    let routes = at.name("allowedRoutes");
    let namespaces = routes.name("namespaces");
    let from = listener.allowed_routes.namespaces.from.as_deref();
    if from == Some("Selector") {
        findings
            .add(CODE, &namespaces.name("from"), "`Selector` needs a selector, and none is rendered")
            .help("set it to `Same` or `All`");
    } else {
        word::given(from, &["All", "Same"], CODE, &namespaces.name("from"), findings);
    }
    let Some(tls) = &listener.tls else { return };
    let at = at.name("tls");
    let at = at.name("certificateRefs");
    number::at_most(MOST_CERTIFICATES, tls.certificate_refs.len(), "certificates", CODE, &at, findings);
    for (index, item) in tls.certificate_refs.iter().enumerate() {
        certificate::check(item, &at.index(index), findings);
    }
}

/// A word, or one after a domain.
fn is_protocol(text: &str) -> bool {
    if let Some((domain, word)) = text.split_once('/') {
        let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        return is_word && text.len() <= 255 && subdomain_problem(domain).is_none();
    }
    text.len() <= 255 && is_word(text) && !text.starts_with('-')
}

/// Letters, digits and `-`, which does not stand at the end.
fn is_word(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_inner) && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::check::testing::fields;
    use crate::render::custom::gateway_api::{AllowedRoutes, GatewaySpec, RouteNamespaces};

    fn good() -> GatewayListener {
        GatewayListener {
            name: "http",
            port: Some(80),
            protocol: "HTTP".into(),
            tls: None,
            allowed_routes: AllowedRoutes { namespaces: RouteNamespaces { from: Some("Same".into()) } },
        }
    }

    fn of_listener(listener: GatewayListener) -> Vec<String> {
        let spec = GatewaySpec { gateway_class_name: "eg".into(), listeners: vec![listener] };
        let object = NetworkGateway::new(ObjectMeta::default(), spec);
        let found = fields(|findings| gateway(&object, findings));
        found.into_iter().map(|field| field.replace("spec.listeners[0].", "")).collect()
    }

    #[test]
    fn listeners_have_a_port_and_a_protocol() {
        assert!(of_listener(good()).is_empty());
        for port in [None, Some(0), Some(65536), Some(-1)] {
            assert_eq!(of_listener(GatewayListener { port, ..good() }), ["port"], "{port:?}");
        }
        for protocol in ["HTTPS", "TCP", "h2c", "a.example.com/quic"] {
            assert!(
                of_listener(GatewayListener { protocol: protocol.into(), ..good() }).is_empty(),
                "{protocol}"
            );
        }
        for protocol in ["", "HTTP ", "TLS", "-a", "a/", "A.b/c", "a/b/c"] {
            assert_eq!(
                of_listener(GatewayListener { protocol: protocol.into(), ..good() }),
                ["protocol"],
                "{protocol}"
            );
        }
        for from in ["None", "same", "Selector"] {
            let allowed_routes = AllowedRoutes { namespaces: RouteNamespaces { from: Some(from.into()) } };
            let found = of_listener(GatewayListener { allowed_routes, ..good() });
            assert_eq!(found, ["allowedRoutes.namespaces.from"], "{from}");
        }
    }
}
