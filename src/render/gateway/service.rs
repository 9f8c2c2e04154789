//! Service of the gateway.

use k8s_openapi::api::core::v1::{ClientIPConfig, Service, ServicePort, ServiceSpec, SessionAffinityConfig};

use crate::plan::Plan;
use crate::render::metadata::{annotated, namespaced, selector};
use crate::render::service_port::named;
use crate::values::schema::service::{self, ServiceType, SessionAffinity};

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
        metadata: annotated(namespaced(plan, plan.names.fullname.clone()), &service.annotations),
        spec: Some(ServiceSpec {
            type_: Some(service.kind.as_str().into()),
            ports: Some([Some(grpc), metrics].into_iter().flatten().collect()),
            selector: Some(selector(plan)),
            session_affinity: service.session_affinity.map(|affinity| affinity.as_str().into()),
            session_affinity_config: session_affinity_config(service),
            traffic_distribution: service.traffic_distribution.map(|preference| preference.as_str().into()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn session_affinity_config(service: &service::Service) -> Option<SessionAffinityConfig> {
    let timeout = service.session_affinity_timeout_seconds;
    let timeout = timeout.filter(|_| service.session_affinity == Some(SessionAffinity::ClientIP))?;
    Some(SessionAffinityConfig { client_ip: Some(ClientIPConfig { timeout_seconds: Some(timeout) }) })
}
