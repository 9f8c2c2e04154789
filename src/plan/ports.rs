//! The ports that the gateway listens on.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::Values;

/// The ports of the gateway's container; all different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// gRPC and HTTP, also the Service's port.
    pub grpc: u16,
    /// Probes.
    pub health: u16,
    /// Prometheus metrics; None where they are off.
    pub metrics: Option<u16>,
}

/// Takes the ports, or adds what is wrong to `problems` and returns None.
pub(super) fn plan(values: &Values, problems: &mut Problems) -> Option<Ports> {
    let service = &values.service;
    let mut required = |path: &str, port: Option<u16>| {
        let port = port.filter(|port| *port > 0);
        if port.is_none() {
            problems
                .error(Code::MissingValue, path, format!("`{path}` is not set; the gateway needs that port"))
                .help(format!(
                    "set `{path}` to a port from 1 to 65535, or remove it from your values for the default"
                ));
        }
        port
    };
    let grpc = required("service.port", service.port);
    let health = required("service.healthPort", service.health_port);
    let ports =
        Ports { grpc: grpc?, health: health?, metrics: service.metrics_port.filter(|port| *port > 0) };
    if ports.health == ports.grpc {
        same("service.healthPort", "service.port", ports.grpc, problems);
    }
    if ports.metrics == Some(ports.grpc) {
        same("service.metricsPort", "service.port", ports.grpc, problems);
    }
    if ports.metrics == Some(ports.health) {
        same("service.metricsPort", "service.healthPort", ports.health, problems);
    }
    Some(ports)
}

fn same(path: &str, other: &str, port: u16, problems: &mut Problems) {
    problems
        .error(Code::Conflict, path, format!("`{path}` and `{other}` are both {port}"))
        .help("one listener a port: set them to different ones");
}
