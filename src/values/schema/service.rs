//! The gateway's service.

use schemars::JsonSchema;
use serde::Deserialize;

/// The gateway's service and the ports that the gateway listens on; the ports must differ.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Service {
    /// How the service is reached.
    #[serde(rename = "type")]
    pub kind: ServiceType,
    /// Port for gRPC and HTTP, of both the service and the container.
    #[schemars(range(min = 1))]
    pub port: Option<u16>,
    /// Port of the container for health probes; it is not part of the service.
    #[schemars(range(min = 1))]
    pub health_port: Option<u16>,
    /// Port for Prometheus metrics, of both the service and the container. 0 or unset turns metrics off.
    pub metrics_port: Option<u16>,
    /// Port on every node, for `service.type: NodePort`. 0 or unset: the cluster picks one.
    pub node_port: Option<u16>,
}

/// The type of the gateway's service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum ServiceType {
    /// From inside the cluster only.
    #[default]
    ClusterIP,
    /// Also at a port of every node.
    NodePort,
    /// Also at an address that the cluster's load balancer gives out.
    LoadBalancer,
}

impl ServiceType {
    /// The word in a Kubernetes Service.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClusterIP => "ClusterIP",
            Self::NodePort => "NodePort",
            Self::LoadBalancer => "LoadBalancer",
        }
    }
}
