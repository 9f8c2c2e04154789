//! A Gateway API route.

use crate::diagnostic::Code;
use crate::plan::names::Names;
use crate::plan::problem::Problems;
use crate::values::schema::Values;
use crate::values::schema::grpc_route::{CertificateRef, Listener};

/// A GRPCRoute and the Gateway it is attached to.
#[derive(Clone, Debug, PartialEq)]
pub struct GrpcRoute {
    /// Name of the Gateway.
    pub gateway_name: String,
    /// Namespace of the Gateway.
    pub gateway_namespace: String,
    /// The Gateway's listener, where the Gateway is rendered too.
    pub own_gateway: Option<OwnListener>,
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
}

/// Decides on the route, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(
    values: &Values,
    names: &Names,
    namespace: &str,
    problems: &mut Problems,
) -> Option<GrpcRoute> {
    let gateway = &values.grpc_route.gateway;
    let own_gateway = if gateway.create {
        Some(own_listener(&gateway.listener, values.server.disable_tls, problems)?)
    } else {
        None
    };
    Some(GrpcRoute {
        gateway_name: gateway.name.get().unwrap_or(&names.fullname).to_owned(),
        gateway_namespace: gateway.namespace.get().unwrap_or(namespace).to_owned(),
        own_gateway,
    })
}

fn own_listener(listener: &Listener, tls_disabled: bool, problems: &mut Problems) -> Option<OwnListener> {
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
