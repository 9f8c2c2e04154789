//! The gateway's service.

use std::collections::BTreeMap;

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
    /// Port of the container for health probes over HTTP; it is not part of the service. 0 or unset turns it off, and
    /// probes then only connect to `service.port`, which says nothing about the database.
    pub health_port: Option<u16>,
    /// Port for Prometheus metrics, of both the service and the container. 0 or unset turns metrics off.
    pub metrics_port: Option<u16>,
    /// Port on every node, for `service.type: NodePort`. 0 or unset: the cluster picks one.
    pub node_port: Option<u16>,
    /// Further annotations of the service, such as those of a cloud's load balancer.
    pub annotations: BTreeMap<String, String>,
    /// Whether requests of one client go to one gateway. Unset: as the cluster does it, they do not.
    pub session_affinity: Option<SessionAffinity>,
    /// Seconds for which they do, for `service.sessionAffinity: ClientIP`. Unset: 10800, the cluster's default.
    #[schemars(range(min = 1, max = 86400))]
    pub session_affinity_timeout_seconds: Option<i32>,
    /// Which gateways are preferred. Unset: none.
    pub traffic_distribution: Option<TrafficDistribution>,
}

/// Whether requests of one client go to one gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum SessionAffinity {
    /// To any.
    None,
    /// To the same for each address. What is in front of the service must keep the addresses apart.
    ClientIP,
}

impl SessionAffinity {
    /// The word in a Kubernetes Service.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::ClientIP => "ClientIP",
        }
    }
}

/// Which gateways are preferred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum TrafficDistribution {
    /// Those in the client's zone; the older word for `PreferSameZone`.
    PreferClose,
    /// Those in the client's zone. It needs Kubernetes 1.34.
    PreferSameZone,
    /// Those on the client's node. It needs Kubernetes 1.34.
    PreferSameNode,
}

impl TrafficDistribution {
    /// The word in a Kubernetes Service.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PreferClose => "PreferClose",
            Self::PreferSameZone => "PreferSameZone",
            Self::PreferSameNode => "PreferSameNode",
        }
    }
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
