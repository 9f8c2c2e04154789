//! The `Cluster`.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Affinity, ResourceRequirements};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::COMPONENT;
use crate::plan::Plan;
use crate::plan::cloudnative_pg::PostgresCluster;
use crate::plan::cloudnative_pg::backups::store::Store;
use crate::plan::cloudnative_pg::credentials::Credentials;
use crate::plan::cloudnative_pg::restore::ClusterRestore;
use crate::plan::cloudnative_pg::storage::Storage;
use crate::plan::cloudnative_pg::tls::Verification;
use crate::plan::postgres::tls::dns_names;
use crate::plan::restore::Point;
use crate::render::custom::cloudnative_pg::cluster::{
    Bootstrap, Certificates, ClaimTemplate, ClusterAffinity, ClusterSpec, EphemeralVolumesSizeLimit,
    ExternalCluster, Inherited, InitDb, Plugin, PostgresConfiguration, Recovery, RecoveryTarget,
    ServiceAccountTemplate, StorageConfiguration,
};
use crate::render::custom::cloudnative_pg::{BARMAN, Cluster, Named};
use crate::render::metadata::component;

/// The order of texts in C.UTF-8 never changes, so that no index breaks with another image.
const LOCALE: &str = "C.UTF-8";

/// How long a server waits for clients to leave, by default, and at most while it ends.
const SMART_SHUTDOWN_SECONDS: i64 = 180;

/// A cluster that begins with an empty database.
#[must_use]
pub fn cluster(plan: &Plan, planned: &PostgresCluster) -> Cluster {
    let bootstrap = Bootstrap::InitDb(InitDb {
        database: planned.role.database.clone(),
        owner: planned.role.name.clone(),
        secret: owner(planned),
        data_checksums: true,
        encoding: "UTF8",
        locale_collate: LOCALE,
        locale_ctype: LOCALE,
        post_init_sql: planned.init_sql.clone(),
    });
    Cluster::new(
        component(plan, COMPONENT, planned.names.cluster()),
        spec(plan, planned, bootstrap, Vec::new()),
    )
}

/// A cluster that begins with the backups of another.
#[must_use]
pub fn restored(plan: &Plan, restore: &ClusterRestore) -> Cluster {
    let planned = &restore.cluster;
    let (target_time, target_immediate) = match &restore.point {
        Point::Latest => (None, None),
        Point::Immediate => (None, Some(true)),
        Point::Time { text, .. } => (Some(text.clone()), None),
    };
    let bootstrap = Bootstrap::Recovery(Recovery {
        source: restore.source.clone(),
        database: planned.role.database.clone(),
        owner: planned.role.name.clone(),
        secret: owner(planned),
        recovery_target: RecoveryTarget {
            backup_id: restore.backup.clone(),
            target_tli: restore.timeline.map(|number| number.to_string()),
            target_time,
            target_immediate,
        },
    });
    let source =
        ExternalCluster { name: restore.source.clone(), plugin: plugin(planned, &restore.source, None) };
    Cluster::new(
        component(plan, COMPONENT, planned.names.cluster()),
        spec(plan, planned, bootstrap, vec![source]),
    )
}

fn spec(
    plan: &Plan,
    planned: &PostgresCluster,
    bootstrap: Bootstrap,
    external_clusters: Vec<ExternalCluster>,
) -> ClusterSpec {
    let values = &plan.values.postgres;
    let stop = planned.stop_seconds;
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
        // A budget for one server would only keep its node from being drained.
        enable_pdb: planned.instances > 1 || values.pod_disruption_budget.enabled,
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
        stop_delay: stop,
        smart_shutdown_timeout: stop.map(|seconds| SMART_SHUTDOWN_SECONDS.min(seconds / 2)),
        plugins: planned
            .backups
            .iter()
            .map(|backups| plugin(planned, &backups.server_name, Some(true)))
            .collect(),
    }
}

fn owner(planned: &PostgresCluster) -> Option<Named> {
    match &planned.credentials {
        Credentials::Operator => None,
        Credentials::Rendered { .. } => Some(Named { name: planned.names.role() }),
        Credentials::Existing { secret, .. } => Some(Named { name: secret.clone() }),
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
