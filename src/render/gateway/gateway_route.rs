//! Gateway API routes to the gateway.

use crate::plan::Plan;
use crate::plan::exposure::gateway_api::GatewayApi;
use crate::render::custom::gateway_api::{
    BackendRef, GatewayRoute, GatewayRouteRule, GatewayRouteSpec, ParentRef,
};
use crate::render::metadata::namespaced;

/// Sends gRPC requests of a Gateway API Gateway to the gateway's Service.
#[must_use]
pub fn grpc(plan: &Plan, planned: &GatewayApi, hostnames: &[String]) -> GatewayRoute {
    GatewayRoute::grpc(namespaced(plan, plan.names.fullname.clone()), spec(plan, planned, hostnames))
}

/// The same for all HTTP requests.
#[must_use]
pub fn http(plan: &Plan, planned: &GatewayApi, hostnames: &[String]) -> GatewayRoute {
    GatewayRoute::http(namespaced(plan, plan.names.fullname.clone()), spec(plan, planned, hostnames))
}

/// The same for TLS connections, which the gateway ends itself.
#[must_use]
pub fn tls(plan: &Plan, planned: &GatewayApi, hostnames: &[String]) -> GatewayRoute {
    GatewayRoute::tls(namespaced(plan, plan.names.fullname.clone()), spec(plan, planned, hostnames))
}

fn spec(plan: &Plan, planned: &GatewayApi, hostnames: &[String]) -> GatewayRouteSpec {
    let service = BackendRef { name: plan.names.fullname.clone(), port: plan.ports.grpc };
    GatewayRouteSpec {
        parent_refs: vec![ParentRef {
            name: planned.gateway_name.clone(),
            namespace: planned.gateway_namespace.clone(),
        }],
        hostnames: hostnames.to_vec(),
        rules: vec![GatewayRouteRule { backend_refs: vec![service] }],
    }
}
