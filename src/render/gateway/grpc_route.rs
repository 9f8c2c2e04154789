//! GRPCRoute to the gateway.

use crate::plan::Plan;
use crate::plan::exposure::grpc_route as planned_route;
use crate::render::custom::gateway_api::{BackendRef, GrpcRoute, GrpcRouteRule, GrpcRouteSpec, ParentRef};
use crate::render::metadata::namespaced;

/// Sends gRPC requests of a Gateway API Gateway to the gateway's Service.
#[must_use]
pub fn gateway(plan: &Plan, planned: &planned_route::GrpcRoute) -> GrpcRoute {
    let service = BackendRef { name: plan.names.fullname.clone(), port: plan.ports.grpc };
    GrpcRoute::new(
        namespaced(plan, plan.names.fullname.clone()),
        GrpcRouteSpec {
            parent_refs: vec![ParentRef {
                name: planned.gateway_name.clone(),
                namespace: planned.gateway_namespace.clone(),
            }],
            hostnames: plan.values.grpc_route.hostnames.clone(),
            rules: vec![GrpcRouteRule { backend_refs: vec![service] }],
        },
    )
}
