//! The `Cluster`.

mod bootstrap;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Affinity, ResourceRequirements};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::backups::store::Store;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::plan::cloudnative_pg::storage::Storage;
use crate::plan::cloudnative_pg::tls::Verification;
use crate::plan::postgres::tls::dns_names;
use crate::render::custom::cloudnative_pg::cluster::bootstrap::{Bootstrap, ExternalCluster};
use crate::render::custom::cloudnative_pg::cluster::storage::{
    ClaimTemplate, EphemeralVolumesSizeLimit, StorageConfiguration,
};
use crate::render::custom::cloudnative_pg::cluster::{
    Certificates, ClusterAffinity, ClusterSpec, Inherited, Plugin, PostgresConfiguration,
    ServiceAccountTemplate,
};
use crate::render::custom::cloudnative_pg::{BARMAN, Cluster};
use crate::render::metadata::component;

/// A cluster that begins with an empty database.
#[must_use]
pub fn cluster(plan: &Plan, planned: &PostgresCluster) -> Cluster {
    Cluster::new(
        component(plan, COMPONENT, planned.names.cluster()),
        spec(plan, planned, bootstrap::empty(planned), Vec::new()),
    )
}

/// A cluster that begins with the backups of another.
#[must_use]
pub fn restored(plan: &Plan, restore: &ClusterRestore) -> Cluster {
    let planned = &restore.cluster;
    let source =
        ExternalCluster { name: restore.source.clone(), plugin: plugin(planned, &restore.source, None) };
    Cluster::new(
        component(plan, COMPONENT, planned.names.cluster()),
        spec(plan, planned, bootstrap::recovery(restore), vec![source]),
    )
}

fn spec(
    plan: &Plan,
    planned: &PostgresCluster,
    bootstrap: Bootstrap,
    external_clusters: Vec<ExternalCluster>,
) -> ClusterSpec {
    let values = &plan.values.postgres;
    ClusterSpec {
        instances: planned.instances,
        image_name: planned.image.reference.clone(),
        image_pull_policy: planned.image.pull_policy.clone(),
        image_pull_secrets: plan.values.image_pull_secrets.clone(),
        postgres_uid: values.run_as_user,
        postgres_gid: values.run_as_user,
        bootstrap,
        external_clusters,
        // `postgres` logs in inside the pods without a password, which is all that it is for.
        enable_superuser_access: false,
        enable_pdb: planned.has_disruption_budget,
        postgresql: postgresql(planned),
        certificates: certificates(plan, planned),
        storage: storage(&planned.storage, &planned.storage.data),
        wal_storage: planned.storage.wal.as_ref().map(|size| storage(&planned.storage, size)),
        ephemeral_volumes_size_limit: planned
            .shared_memory
            .map(|bytes| EphemeralVolumesSizeLimit { shm: Quantity(bytes.to_string()) }),
        resources: values.resources.clone().filter(|resources| *resources != ResourceRequirements::default()),
        affinity: affinity(plan),
        priority_class_name: values.priority_class_name.to_option(),
        inherited_metadata: Inherited {
            labels: values.pod_labels.clone(),
            annotations: values.pod_annotations.clone(),
        },
        service_account_template: service_account(planned),
        stop_delay: planned.shutdown.map(|shutdown| shutdown.seconds),
        smart_shutdown_timeout: planned.shutdown.map(|shutdown| shutdown.smart_seconds),
        plugins: planned
            .backups
            .iter()
            .map(|backups| plugin(planned, &backups.server_name, Some(true)))
            .collect(),
    }
}

fn postgresql(planned: &PostgresCluster) -> PostgresConfiguration {
    // The operator's last line lets everybody in by password, also without TLS.
    let only_tls = planned.verification.as_ref().map(|_| "hostnossl all all all reject".to_owned());
    PostgresConfiguration {
        parameters: planned.parameters.clone(),
        shared_preload_libraries: planned.libraries.clone(),
        pg_hba: only_tls.into_iter().collect(),
    }
}

/// The operator's certificate is for the Services of the servers, and PgBouncer shows it as well.
fn certificates(plan: &Plan, planned: &PostgresCluster) -> Option<Certificates> {
    match (planned.verification.as_ref()?, &planned.pooler) {
        (Verification::Existing(secret), _) => Some(Certificates::Existing {
            server_tls_secret: secret.clone(),
            server_ca_secret: secret.clone(),
        }),
        (Verification::Operator, Some(_)) => Some(Certificates::Operator {
            server_alt_dns_names: dns_names(&planned.names.pooler(), &plan.release.namespace),
        }),
        (Verification::Operator, None) => None,
    }
}

fn storage(storage: &Storage, size: &Quantity) -> StorageConfiguration {
    StorageConfiguration {
        size: size.0.clone(),
        storage_class: storage.class.clone(),
        pvc_template: storage.access_modes.clone().map(|access_modes| ClaimTemplate { access_modes }),
    }
}

fn affinity(plan: &Plan) -> ClusterAffinity {
    let values = &plan.values.postgres;
    let Affinity { node_affinity, pod_affinity, pod_anti_affinity } =
        values.affinity.clone().unwrap_or_default();
    ClusterAffinity {
        node_selector: values.node_selector.clone(),
        tolerations: values.tolerations.clone(),
        node_affinity,
        additional_pod_affinity: pod_affinity,
        additional_pod_anti_affinity: pod_anti_affinity,
    }
}

fn service_account(planned: &PostgresCluster) -> Option<ServiceAccountTemplate> {
    let Store::S3 { service_account_annotations: annotations, .. } = &planned.backups.as_ref()?.store else {
        return None;
    };
    if annotations.is_empty() {
        return None;
    }
    Some(ServiceAccountTemplate {
        metadata: Inherited { labels: BTreeMap::new(), annotations: annotations.clone() },
    })
}

fn plugin(planned: &PostgresCluster, server_name: &str, is_wal_archiver: Option<bool>) -> Plugin {
    Plugin {
        name: BARMAN,
        is_wal_archiver,
        parameters: BTreeMap::from([
            ("barmanObjectName", planned.names.store()),
            ("serverName", server_name.to_owned()),
        ]),
    }
}
