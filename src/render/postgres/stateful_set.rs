//! StatefulSet of the server.

use k8s_openapi::api::apps::v1::{
    StatefulSet, StatefulSetPersistentVolumeClaimRetentionPolicy, StatefulSetSpec,
};

use super::volumes::{DATA, WAL};
use super::{COMPONENT, pod};
use crate::plan::Plan;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::claim::{Claim, Made};
use crate::render::claim;
use crate::render::metadata::{component, component_selector, matching};

/// One server with its volumes, which stay when it goes.
#[must_use]
pub fn server(plan: &Plan, server: &PostgresServer) -> StatefulSet {
    let data = match &server.volumes.data {
        Claim::Made(made) => Some((DATA, made)),
        Claim::Existing(_) => None,
    };
    let wal = server.volumes.wal.as_ref().map(|made: &Made| (WAL, made));
    let templates: Vec<_> =
        data.into_iter().chain(wal).map(|(name, made)| claim::template(name, made)).collect();
    let retain = || Some("Retain".to_owned());
    StatefulSet {
        metadata: component(plan, COMPONENT, server.names.server()),
        spec: StatefulSetSpec {
            service_name: Some(server.names.headless()),
            replicas: Some(1),
            // In order, a pod that never gets ready would not be replaced by a corrected one.
            pod_management_policy: Some("Parallel".into()),
            selector: matching(component_selector(plan, COMPONENT)),
            template: pod::template(plan, server),
            volume_claim_templates: Some(templates).filter(|templates| !templates.is_empty()),
            persistent_volume_claim_retention_policy: Some(StatefulSetPersistentVolumeClaimRetentionPolicy {
                when_deleted: retain(),
                when_scaled: retain(),
            }),
            ..Default::default()
        },
        ..Default::default()
    }
}
