//! Services of the server.

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};

use super::COMPONENT;
use super::containers::{METRICS_PORT, PGBACKREST_PORT};
use crate::plan::Plan;
use crate::plan::postgres::{PORT, PostgresServer};
use crate::render::metadata::{component, component_selector};
use crate::render::service_port::named;

/// The address that clients connect to.
#[must_use]
pub fn client(plan: &Plan, server: &PostgresServer) -> Service {
    let metrics = server.metrics.as_ref().map(|_| named("metrics", METRICS_PORT));
    let ports = [named("postgresql", PORT)].into_iter().chain(metrics).collect();
    service(plan, server.names.server(), ServiceSpec { type_: Some("ClusterIP".into()), ..spec(plan, ports) })
}

/// The pod itself, whether it is ready or not: a StatefulSet wants one, and pgBackRest's jobs use it.
#[must_use]
pub fn headless(plan: &Plan, server: &PostgresServer) -> Service {
    let pgbackrest = server.pgbackrest.as_ref().map(|_| named("pgbackrest", PGBACKREST_PORT));
    let ports = [named("postgresql", PORT)].into_iter().chain(pgbackrest).collect();
    let spec = ServiceSpec {
        cluster_ip: Some("None".into()),
        publish_not_ready_addresses: Some(true),
        ..spec(plan, ports)
    };
    service(plan, server.names.headless(), spec)
}

fn spec(plan: &Plan, ports: Vec<ServicePort>) -> ServiceSpec {
    ServiceSpec {
        ports: Some(ports),
        selector: Some(component_selector(plan, COMPONENT)),
        ..Default::default()
    }
}

fn service(plan: &Plan, name: String, spec: ServiceSpec) -> Service {
    Service { metadata: component(plan, COMPONENT, name), spec: Some(spec), ..Default::default() }
}
