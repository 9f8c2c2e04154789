//! Claim of a repository on a volume.

use k8s_openapi::api::core::v1::PersistentVolumeClaim;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::Made;
use crate::render::claim;
use crate::render::metadata::component;

/// The volume that the server's pod and the jobs mount at once.
#[must_use]
pub fn repository(plan: &Plan, server: &PostgresServer, made: &Made) -> PersistentVolumeClaim {
    claim::object(component(plan, COMPONENT, server.names.with("pgbackrest")), made)
}
