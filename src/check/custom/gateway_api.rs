//! Gateway API's kinds.
//!
//! Source: the definitions of `gateway.networking.k8s.io/v1`, with their patterns and their rules between fields.

use super::{CODE, length};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{name, number, port, word};
use crate::plan::kubernetes_names::subdomain_problem;
use crate::render::custom::gateway_api::{GatewayListener, GrpcRoute, NetworkGateway, SecretObjectReference};

const MOST_HOSTNAMES: usize = 16;
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
        certificate(item, &at.index(index), findings);
    }
}

fn certificate(reference: &SecretObjectReference, at: &Field, findings: &mut Findings) {
    length(&reference.name, "Secret", &at.name("name"), findings);
    let group = word::set(reference.group.as_deref());
    if let Some((group, why)) = group.and_then(|group| Some((group, subdomain_problem(group)?))) {
        findings
            .add(CODE, &at.name("group"), format!("`{group}` cannot be an API group: it {why}"))
            .help("remove it; a Secret has none");
    }
    if let Some(kind) = reference.kind.as_deref().filter(|kind| !is_kind(kind)) {
        findings
            .add(CODE, &at.name("kind"), format!("`{kind}` cannot be a kind"))
            .help("remove it, or set it to `Secret`");
    }
    if let Some(name) = &reference.namespace {
        name::namespace(name, CODE, &at.name("namespace"), findings);
    }
}

/// Checks a GRPCRoute.
pub(in crate::check) fn grpc_route(object: &GrpcRoute, findings: &mut Findings) {
    let at = Field::root("spec");
    let parents = at.name("parentRefs");
    for (index, parent) in object.spec.parent_refs.iter().enumerate() {
        let at = parents.index(index);
        length(&parent.name, "Gateway", &at.name("name"), findings);
        name::namespace(&parent.namespace, CODE, &at.name("namespace"), findings);
    }
    let at = at.name("hostnames");
    let hosts = &object.spec.hostnames;
    if hosts.len() > MOST_HOSTNAMES {
        findings
            .add(CODE, &at, format!("{} host names are too many", hosts.len()))
            .help(format!("list at most {MOST_HOSTNAMES}, or use a wildcard"));
    }
    for (index, host) in hosts.iter().enumerate() {
        // The whole has at most 253 characters, also with a wildcard.
        let long = (host.len() > 253).then(|| format!("has {} characters; 253 are allowed", host.len()));
        if let Some(why) = long.or_else(|| subdomain_problem(host.strip_prefix("*.").unwrap_or(host))) {
            findings.add(CODE, &at.index(index), format!("`{host}` is no host name: it {why}")).help(
                "write a name such as `gateway.example.com`, or `*.example.com`, without port or scheme",
            );
        }
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

fn is_kind(text: &str) -> bool {
    text.len() <= 63 && is_word(text) && text.starts_with(|first: char| first.is_ascii_alphabetic())
}

fn is_word(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !text.is_empty() && text.bytes().all(is_inner) && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

    use super::*;
    use crate::render::custom::gateway_api::{
        AllowedRoutes, GatewaySpec, GatewayTls, GrpcRouteSpec, ParentRef, RouteNamespaces,
    };

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
        let mut findings = Findings::default();
        gateway(&NetworkGateway::new(ObjectMeta::default(), spec), &mut findings);
        let fields = findings.into_list().into_iter().map(|finding| finding.place.field);
        fields.map(|field| field.replace("spec.listeners[0].", "")).collect()
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

    #[test]
    fn certificates_are_named() {
        let reference = |name: &str, kind: Option<&str>, namespace: Option<&str>, group: Option<&str>| {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let certificate = SecretObjectReference {
                group: owned(group),
                kind: owned(kind),
                name: name.into(),
                namespace: owned(namespace),
            };
            let tls = Some(GatewayTls { mode: "Terminate", certificate_refs: vec![certificate] });
            let fields = of_listener(GatewayListener { tls, protocol: "HTTPS".into(), ..good() });
            fields.into_iter().map(|field| field.replace("tls.certificateRefs[0].", "")).collect::<Vec<_>>()
        };
        assert!(reference("a", Some("Secret"), Some("b"), Some("")).is_empty());
        assert_eq!(reference("", None, None, None), ["name"]);
        assert_eq!(reference("a", Some("1"), Some("b.c"), Some("D")), ["group", "kind", "namespace"]);
    }

    #[test]
    fn routes_have_host_names() {
        let of = |hosts: Vec<String>, namespace: &str| {
            let spec = GrpcRouteSpec {
                parent_refs: vec![ParentRef { name: "a".into(), namespace: namespace.into() }],
                hostnames: hosts,
                rules: Vec::new(),
            };
            let mut findings = Findings::default();
            grpc_route(&GrpcRoute::new(ObjectMeta::default(), spec), &mut findings);
            findings.into_list().into_iter().map(|finding| finding.place.field).collect::<Vec<_>>()
        };
        assert!(of(vec!["a.example.com".into(), "*.example.com".into()], "b").is_empty());
        for host in ["", "*", "A.example.com", "a.example.com:80", "https://a", "a.*.com", "a..b", "*.*.com"]
        {
            assert_eq!(of(vec![host.into()], "b"), ["spec.hostnames[0]"], "{host}");
        }
        let long = format!("*.{}", ["a"; 126].join("."));
        assert!(of(vec![long.clone()], "b").is_empty());
        assert_eq!(of(vec![format!("{long}.a")], "b"), ["spec.hostnames[0]"]);
        assert_eq!(of(vec!["a".into(); 17], "b"), ["spec.hostnames"]);
        assert_eq!(of(Vec::new(), "B"), ["spec.parentRefs[0].namespace"]);
    }
}
