//! Refuses to start a server on a volume that is not its own.

use k8s_openapi::api::core::v1::Container;

use super::{env, resources, script};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::postgres::volumes;

/// Looks at the volume before the server does.
#[must_use]
pub fn container(plan: &Plan, server: &PostgresServer) -> Container {
    Container {
        env: Some(env(server)),
        volume_mounts: Some(volumes::mounts(server, "tmp")),
        resources: resources(plan.values.postgres.sidecar_resources.as_ref()),
        ..script(server, "prepare", &["/scripts/prepare.sh"])
    }
}
