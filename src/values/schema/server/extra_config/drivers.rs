//! How sandboxes run: `[openshell.drivers]`, as far as no value decides.

use schemars::JsonSchema;

/// `[openshell.drivers]`.
#[derive(JsonSchema)]
pub struct Drivers {
    /// `[openshell.drivers.kubernetes]`: sandboxes as pods.
    pub kubernetes: Kubernetes,
}

/// `[openshell.drivers.kubernetes]`, as far as no value decides.
#[derive(JsonSchema)]
pub struct Kubernetes {
    /// User ID of what runs in sandboxes. The gateway's default is that of OpenShift's range, or 1000.
    #[schemars(range(min = 0, max = 2_147_483_647))]
    pub sandbox_uid: i64,
    /// Group ID of what runs in sandboxes. The gateway's default is the user ID.
    #[schemars(range(min = 0, max = 2_147_483_647))]
    pub sandbox_gid: i64,
    /// Socket of SSH in sandbox pods.
    pub ssh_socket_path: String,
}
