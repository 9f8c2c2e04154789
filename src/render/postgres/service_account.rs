//! ServiceAccount of the server's pod and of the jobs about it.

use k8s_openapi::api::core::v1::ServiceAccount;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::render::metadata::{annotated, component};

/// An identity without a token: nothing here talks to the API server. A cloud may know it by its annotations.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> ServiceAccount {
    let metadata = component(plan, COMPONENT, server.names.server());
    ServiceAccount {
        metadata: annotated(metadata, &plan.values.pgbackrest.s3.service_account_annotations),
        automount_service_account_token: Some(false),
        ..Default::default()
    }
}
