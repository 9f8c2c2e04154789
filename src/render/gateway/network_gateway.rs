//! Gateway API's Gateway in front of the gateway.

use crate::plan::Plan;
use crate::plan::exposure::gateway_api::{GatewayApi, OwnListener};
use crate::render::custom::gateway_api::{
    AllowedRoutes, GatewayListener, GatewaySpec, GatewayTls, NetworkGateway, RouteNamespaces,
    SecretObjectReference,
};
use crate::render::metadata::namespaced;
use crate::values::schema::grpc_route::CertificateRef;

/// A Gateway with one listener.
#[must_use]
pub fn gateway(plan: &Plan, planned: &GatewayApi, own: &OwnListener) -> NetworkGateway {
    let values = &plan.values.grpc_route.gateway;
    let (name, tls) = match own {
        OwnListener::Plain => ("http", None),
        OwnListener::Https { certificates } => {
            let certificate_refs = certificates.iter().map(reference).collect();
            ("https", Some(GatewayTls { mode: "Terminate", certificate_refs }))
        }
        OwnListener::Passthrough => {
            ("tls", Some(GatewayTls { mode: "Passthrough", certificate_refs: Vec::new() }))
        }
    };
    let listener = GatewayListener {
        name,
        port: values.listener.port,
        protocol: values.listener.protocol.clone(),
        tls,
        allowed_routes: AllowedRoutes {
            namespaces: RouteNamespaces { from: values.listener.allowed_routes.to_option() },
        },
    };
    NetworkGateway::new(
        namespaced(plan, planned.gateway_name.clone()),
        GatewaySpec { gateway_class_name: values.class_name.clone(), listeners: vec![listener] },
    )
}

fn reference(certificate: &CertificateRef) -> SecretObjectReference {
    SecretObjectReference {
        group: certificate.group.clone(),
        kind: certificate.kind.to_option(),
        name: certificate.name.clone(),
        namespace: certificate.namespace.to_option(),
    }
}
