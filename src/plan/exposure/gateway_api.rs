//! Gateway API routes.

mod hostnames;

use crate::diagnostic::Code;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::gateway_route::GatewayRoute;
use crate::values::schema::grpc_route::{CertificateRef, Listener};

/// Routes and the Gateway that they are attached to.
#[derive(Clone, Debug, PartialEq)]
pub struct GatewayApi {
    /// Name of the Gateway.
    pub gateway_name: String,
    /// Namespace of the Gateway.
    pub gateway_namespace: String,
    /// The Gateway's listener, where the Gateway is rendered too.
    pub own_gateway: Option<OwnListener>,
    /// The routes.
    pub routes: Routes,
}

/// The host names of each kind of route that is wanted; at least one kind is. No host names mean all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routes {
    /// Of a GRPCRoute.
    pub grpc: Option<Vec<String>>,
    /// Of an HTTPRoute.
    pub http: Option<Vec<String>>,
    /// Of a TLSRoute.
    pub tls: Option<Vec<String>>,
}

/// The listener of a rendered Gateway.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnListener {
    /// Passes on what it gets.
    Plain,
    /// Ends TLS with these certificates.
    Https {
        /// The certificates.
        certificates: Vec<CertificateRef>,
    },
    /// Passes TLS on.
    Passthrough,
}

/// The routes that are wanted; None without any.
pub(super) fn routes(values: &Values) -> Option<Routes> {
    let names = |route: &GatewayRoute| route.enabled.then(|| route.hostnames.clone());
    let routes = Routes {
        grpc: values.grpc_route.enabled.then(|| values.grpc_route.hostnames.clone()),
        http: names(&values.http_route),
        tls: names(&values.tls_route),
    };
    (routes.grpc.is_some() || routes.http.is_some() || routes.tls.is_some()).then_some(routes)
}

/// Decides on the Gateway of some routes, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    values: &Values,
    routes: Routes,
    names: &Names,
    namespace: &str,
    problems: &mut Problems,
) -> Option<GatewayApi> {
    let gateway = &values.grpc_route.gateway;
    let fine = hostnames::check(&routes, problems) & passes_tls(&routes, values, problems);
    let own_gateway = if gateway.create {
        Some(own_listener(&gateway.listener, &routes, values.server.disable_tls, problems)?)
    } else {
        None
    };
    fine.then(|| GatewayApi {
        gateway_name: gateway.name.get().unwrap_or(&names.fullname).to_owned(),
        gateway_namespace: gateway.namespace.get().unwrap_or(namespace).to_owned(),
        own_gateway,
        routes,
    })
}

fn passes_tls(routes: &Routes, values: &Values, problems: &mut Problems) -> bool {
    let fine = routes.tls.is_none() || !values.server.disable_tls;
    if !fine {
        problems
            .error(
                Code::Conflict,
                "tlsRoute.enabled",
                "a TLSRoute passes TLS through to the gateway, and `server.disableTls` turns TLS off there",
            )
            .help("set `server.disableTls: false`")
            .help("or use `grpcRoute` and `httpRoute` behind a listener that ends TLS");
    }
    fine
}

fn own_listener(
    listener: &Listener,
    routes: &Routes,
    tls_disabled: bool,
    problems: &mut Problems,
) -> Option<OwnListener> {
    if routes.tls.is_some() {
        return passthrough(listener, routes, problems);
    }
    if listener.protocol != "HTTPS" {
        return Some(OwnListener::Plain);
    }
    let mut fine = true;
    if listener.tls.certificate_refs.is_empty() {
        let path = "grpcRoute.gateway.listener.tls.certificateRefs";
        problems
            .error(
                Code::MissingValue,
                path,
                format!("`{path}` is empty, and an HTTPS listener needs a certificate"),
            )
            .help("name a kubernetes.io/tls Secret: `certificateRefs: [{name: …}]`");
        fine = false;
    }
    if !tls_disabled {
        problems
            .error(
                Code::Conflict,
                "grpcRoute.gateway.listener.protocol",
                "an HTTPS listener ends TLS and passes plaintext on, but the gateway expects TLS",
            )
            .help("set `server.disableTls: true`, and let clients prove who they are by OIDC");
        fine = false;
    }
    fine.then(|| OwnListener::Https { certificates: listener.tls.certificate_refs.clone() })
}

/// The one listener of a rendered Gateway either passes TLS on or not.
fn passthrough(listener: &Listener, routes: &Routes, problems: &mut Problems) -> Option<OwnListener> {
    if routes.grpc.is_some() || routes.http.is_some() {
        problems
            .error(
                Code::Conflict,
                "tlsRoute.enabled",
                "the rendered Gateway has one listener, and one that passes TLS on cannot carry other routes",
            )
            .help("turn `grpcRoute` and `httpRoute` off: TLS that is passed through carries both")
            .help("or use an existing Gateway with a listener for each: `grpcRoute.gateway.create: false`");
        return None;
    }
    if listener.protocol != "TLS" {
        problems
            .error(
                Code::Conflict,
                "grpcRoute.gateway.listener.protocol",
                format!(
                    "a TLSRoute needs a listener of the protocol `TLS`, and it is `{}`",
                    listener.protocol
                ),
            )
            .help("set `grpcRoute.gateway.listener.protocol: TLS`, and its port to 443");
        return None;
    }
    Some(OwnListener::Passthrough)
}
