//! Tables and keys of gateway.toml that have no value of their own. The types are only there for the schema.
//!
//! Source: `crates/openshell-server/src/config_file.rs`, `crates/openshell-core/src/config.rs` and
//! `crates/openshell-driver-kubernetes/src/config.rs` of the gateway, release 0.0.111. All its tables refuse keys that it
//! does not know.

pub mod drivers;
pub mod gateway;
pub mod interceptor;
pub mod supervisor;

use schemars::JsonSchema;

use self::drivers::Drivers;
use self::gateway::Gateway;
use self::supervisor::Supervisor;

/// Tables below `[openshell]`, with the names that they have there.
#[derive(JsonSchema)]
pub struct ExtraConfig {
    /// `[openshell.gateway]`: the server itself.
    pub gateway: Gateway,
    /// `[openshell.supervisor]`: services that supervisors use.
    pub supervisor: Supervisor,
    /// `[openshell.drivers]`: how sandboxes run.
    pub drivers: Drivers,
}
