//! The supervisor in sandbox pods.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::values::schema::image::Image;
use crate::values::schema::setting::Setting;

/// The supervisor, the program that enforces policies inside sandbox pods.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Supervisor {
    /// Image of the supervisor. With neither repository nor tag changed, the gateway uses the one that
    /// it is built with; a changed repository without a tag takes the gateway's tag.
    pub image: Image,
    /// How the supervisor gets into sandbox pods: `image-volume` or `init-container`. Empty:
    /// `image-volume` from Kubernetes 1.35 on (see `--kube-version`), else `init-container`.
    pub sideload_method: Setting,
    /// Where the supervisor runs in sandbox pods: `combined` in the agent's container, or `sidecar` with
    /// the network part in a container of its own. Empty means `combined`.
    pub topology: Setting,
    /// Settings of the topology `sidecar`.
    pub sidecar: Sidecar,
}

/// Settings of the topology `sidecar`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Sidecar {
    /// User ID of the network sidecar where it does not match processes; one that does runs as user 0.
    /// 0 or unset means 1337.
    #[schemars(range(min = 0, max = 2_147_483_647))]
    pub proxy_uid: Option<i64>,
    /// Whether network policies may tell processes and programs apart. Without, the sidecar needs fewer
    /// capabilities and ignores the programs that a policy names.
    pub process_binary_aware_network_policy: bool,
}
