//! Network policies for sandboxes and the gateway.

use k8s_openapi::api::networking::v1::NetworkPolicyPeer;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::deferred::Deferred;
use crate::values::schema::setting::Setting;

/// Network policies for sandboxes and the gateway.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NetworkPolicy {
    /// Whether only the gateway may reach the SSH port of sandbox pods. With
    /// `server.drivers.kubernetes.workspaceMode: managed` the gateway does the same in each namespace
    /// that it makes.
    pub enabled: bool,
    /// The network policy of the gateway's own pods.
    pub gateway: GatewayNetworkPolicy,
}

/// Who may reach the gateway's pods, and whom they may reach.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayNetworkPolicy {
    /// Whether it is rendered. It closes all ports but those for requests, health and metrics.
    pub enabled: bool,
    /// Who may send requests, besides sandboxes and other gateways of the release, as in a Kubernetes NetworkPolicy: your
    /// ingress controller, clients in the cluster, the addresses of a load balancer. Empty: everyone.
    #[schemars(with = "Vec<Deferred<NetworkPolicyPeer>>")]
    pub ingress_from: Vec<NetworkPolicyPeer>,
    /// Who may read metrics. Empty: everyone.
    #[schemars(with = "Vec<Deferred<NetworkPolicyPeer>>")]
    pub metrics_from: Vec<NetworkPolicyPeer>,
    /// Whom the gateway may reach.
    pub egress: GatewayEgress,
}

/// Whom the gateway may reach.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GatewayEgress {
    /// Whether the gateway may reach only what it needs: DNS, HTTPS (the Kubernetes API, the OIDC issuer), the database,
    /// Vault, sandboxes and other gateways of the release.
    pub enabled: bool,
    /// Further rules, as in a Kubernetes NetworkPolicy, with ports by number.
    pub extra_rules: Vec<EgressRule>,
}

/// Others that the gateway may reach, at some ports.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct EgressRule {
    /// Whom, as in a Kubernetes NetworkPolicy. Empty: everyone.
    #[schemars(with = "Vec<Deferred<NetworkPolicyPeer>>")]
    pub to: Vec<NetworkPolicyPeer>,
    /// At which ports. Empty: all.
    pub ports: Vec<EgressPort>,
}

/// A port, or a range of ports.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct EgressPort {
    /// `TCP`, `UDP` or `SCTP`. Empty: `TCP`.
    pub protocol: Setting,
    /// The port's number, or the first of a range. Unset: all ports of the protocol.
    #[schemars(range(min = 1))]
    pub port: Option<u16>,
    /// The last port of a range.
    #[schemars(range(min = 1))]
    pub end_port: Option<u16>,
}
