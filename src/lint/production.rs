//! Whether others depend on the gateway.

use crate::plan::Plan;
use crate::values::schema::service::ServiceType;

/// Settings by which a gateway is more than a trial: it is reached from outside, or its users come from an identity
/// provider.
pub(super) fn signs(plan: &Plan) -> Vec<&'static str> {
    let signs = [
        ("service.type", plan.values.service.kind == ServiceType::LoadBalancer),
        ("grpcRoute.enabled", plan.values.grpc_route.enabled),
        ("httpRoute.enabled", plan.values.http_route.enabled),
        ("tlsRoute.enabled", plan.values.tls_route.enabled),
        ("ingress.enabled", plan.exposure.ingress.is_some()),
        ("openshiftRoute.enabled", plan.exposure.openshift_route.is_some()),
        ("server.oidc.issuer", plan.values.server.oidc.issuer.is_set()),
    ];
    signs.into_iter().filter(|(_, is_sign)| *is_sign).map(|(setting, _)| setting).collect()
}
