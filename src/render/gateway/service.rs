//! Service of the gateway.

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};

use crate::plan::Plan;
use crate::render::metadata::{namespaced, selector};
use crate::render::service_port::named;
use crate::values::schema::service::ServiceType;

/// The address of the gateway: gRPC and, unless they are off, metrics.
#[must_use]
pub fn gateway(plan: &Plan) -> Service {
    let service = &plan.values.service;
    let node_port = match service.kind {
        ServiceType::NodePort => service.node_port.filter(|port| *port > 0).map(i32::from),
        ServiceType::ClusterIP | ServiceType::LoadBalancer => None,
    };
    let grpc = ServicePort { app_protocol: Some("grpc".into()), node_port, ..named("grpc", plan.ports.grpc) };
    let metrics = plan.ports.metrics.map(|number| named("metrics", number));
    Service {
        metadata: namespaced(plan, plan.names.fullname.clone()),
        spec: Some(ServiceSpec {
            type_: Some(service.kind.as_str().into()),
            ports: Some([Some(grpc), metrics].into_iter().flatten().collect()),
            selector: Some(selector(plan)),
            ..Default::default()
        }),
        ..Default::default()
    }
}
