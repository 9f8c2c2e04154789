//! The ports that the gateway listens on.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// The ports of the gateway's container; all different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// gRPC and HTTP, also the Service's port.
    pub grpc: u16,
    /// Probes over HTTP; None where they are off.
    pub health: Option<u16>,
    /// Prometheus metrics; None where they are off.
    pub metrics: Option<u16>,
}

/// Takes the ports, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> Option<Ports> {
    let service = &values.service;
    let given = |port: Option<u16>| port.filter(|port| *port > 0);
    let Some(grpc) = given(service.port) else {
        problems
            .error(
                Code::MissingValue,
                "service.port",
                "`service.port` is not set; the gateway needs that port",
            )
            .help(
                "set `service.port` to a port from 1 to 65535, or remove it from your values for the default",
            );
        return None;
    };
    let ports = Ports { grpc, health: given(service.health_port), metrics: given(service.metrics_port) };
    if ports.health == Some(ports.grpc) {
        same("service.healthPort", "service.port", ports.grpc, problems);
    }
    if ports.metrics == Some(ports.grpc) {
        same("service.metricsPort", "service.port", ports.grpc, problems);
    }
    if let (Some(metrics), Some(health)) = (ports.metrics, ports.health)
        && metrics == health
    {
        same("service.metricsPort", "service.healthPort", health, problems);
    }
    Some(ports)
}

fn same(path: &str, other: &str, port: u16, problems: &mut Problems) {
    problems
        .error(Code::Conflict, path, format!("`{path}` and `{other}` are both {port}"))
        .help("one listener a port: set them to different ones");
}
