//! OpenShift Route to the gateway.

use std::collections::BTreeMap;

use crate::plan::Plan;
use crate::plan::exposure::openshift_route::OpenshiftRoute;
use crate::render::custom::openshift::{Route, RoutePort, RouteSpec, RouteTarget};
use crate::render::metadata::{annotated, namespaced};

/// Passes TLS connections through to the gateway, which ends them itself.
#[must_use]
pub fn gateway(plan: &Plan, planned: &OpenshiftRoute) -> Route {
    let metadata = namespaced(plan, plan.names.fullname.clone());
    Route::new(
        annotated(metadata, &plan.values.openshift_route.annotations),
        RouteSpec {
            host: planned.host.clone(),
            to: RouteTarget { kind: "Service", name: plan.names.fullname.clone() },
            port: RoutePort { target_port: "grpc" },
            tls: BTreeMap::from([("termination", "passthrough")]),
            wildcard_policy: "None",
        },
    )
}
