//! The server's pod.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Affinity, PodSpec, PodTemplateSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::{COMPONENT, containers, volumes};
use crate::plan::Plan;
use crate::plan::kubernetes_names::hex;
use crate::plan::postgres::PostgresServer;
use crate::plan::postgres::credentials::Credentials;
use crate::render::list::unless_empty;
use crate::render::metadata::component_selector;
use crate::render::{pgbackrest, restricted};

/// The template of the server's pod.
#[must_use]
pub fn template(plan: &Plan, server: &PostgresServer) -> PodTemplateSpec {
    let values = &plan.values.postgres;
    let mut labels = values.pod_labels.clone();
    labels.extend(component_selector(plan, COMPONENT));
    PodTemplateSpec {
        metadata: Some(ObjectMeta {
            annotations: Some(annotations(plan, server)),
            labels: Some(labels),
            ..Default::default()
        }),
        spec: Some(PodSpec {
            service_account_name: Some(server.names.server()),
            automount_service_account_token: Some(false),
            enable_service_links: Some(false),
            termination_grace_period_seconds: values.termination_grace_period_seconds,
            security_context: Some(restricted::pod(server.image.user)),
            image_pull_secrets: unless_empty(&plan.values.image_pull_secrets),
            init_containers: Some(containers::init(plan, server)),
            containers: containers::all(plan, server),
            volumes: Some(volumes::server(plan, server)),
            node_selector: Some(values.node_selector.clone()).filter(|map| !map.is_empty()),
            affinity: values.affinity.clone().filter(|affinity| *affinity != Affinity::default()),
            tolerations: unless_empty(&values.tolerations),
            priority_class_name: values.priority_class_name.to_option(),
            ..Default::default()
        }),
    }
}

/// The server reads its configuration when it starts, and its passwords are set after that, so a change of either must
/// make a new pod.
fn annotations(plan: &Plan, server: &PostgresServer) -> BTreeMap<String, String> {
    let mut config = volumes::content(plan, server);
    let mut secrets = Vec::new();
    if let Credentials::Rendered { superuser_password, password, .. } = &server.credentials {
        for secret in [superuser_password, password] {
            secrets.extend(secret.reveal().unwrap_or_default().bytes().chain([0]));
        }
    }
    if let Some(planned) = &server.pgbackrest {
        config.extend(pgbackrest::config_map::content(plan, server, planned));
        secrets.extend(pgbackrest::secret::content(planned));
    }
    let mut annotations = BTreeMap::from([("checksum/config".to_owned(), hex(&config))]);
    if !secrets.is_empty() {
        annotations.insert("checksum/secrets".into(), hex(&secrets));
    }
    annotations.extend(plan.values.postgres.pod_annotations.clone());
    annotations
}
