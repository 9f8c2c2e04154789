//! Who may connect to the database.

use k8s_openapi::api::networking::v1::NetworkPolicyPeer;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::deferred::Deferred;
use crate::values::schema::setting::Setting;

/// The NetworkPolicy of the database's pod.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct PostgresNetworkPolicy {
    /// Whether only the gateway and the backups of this release reach the database.
    pub enabled: bool,
    /// Who else reaches PostgreSQL's port, as `from` in a Kubernetes NetworkPolicy.
    #[schemars(with = "Vec<Deferred<NetworkPolicyPeer>>")]
    pub extra_from: Vec<NetworkPolicyPeer>,
    /// Namespace of the CloudNativePG operator, which must reach the servers. Only for `engine: cloudnative-pg`.
    pub operator_namespace: Setting,
}
