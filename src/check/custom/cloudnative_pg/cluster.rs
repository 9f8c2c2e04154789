//! Clusters.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::Affinity;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::{CODE, image, parameters};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::pod::image::PULL_POLICIES;
use crate::check::pod::resources;
use crate::check::pod::scheduling::{node, other_pods, toleration};
use crate::check::{claim, label, metadata, name, number, word};
use crate::plan::kubernetes_names::longest::CLUSTER;
use crate::plan::kubernetes_names::service_name_problem;
use crate::plan::quantity;
use crate::render::custom::cloudnative_pg::cluster::bootstrap::Bootstrap;
use crate::render::custom::cloudnative_pg::cluster::storage::StorageConfiguration;
use crate::render::custom::cloudnative_pg::cluster::{Certificates, ClusterAffinity, ClusterSpec};
use crate::render::custom::cloudnative_pg::{Cluster, Named};

/// Checks a Cluster.
pub(in crate::check) fn check(object: &Cluster, findings: &mut Findings) {
    own_name(object, findings);
    let (spec, at) = (&object.spec, Field::root("spec"));
    number::positive(spec.instances, CODE, &at.name("instances"), findings);
    image::check(&spec.image_name, &at.name("imageName"), findings);
    let policy = spec.image_pull_policy.as_deref();
    word::optional(policy, PULL_POLICIES, CODE, &at.name("imagePullPolicy"), findings);
    let pull_secrets = at.name("imagePullSecrets");
    for (index, secret) in spec.image_pull_secrets.iter().enumerate() {
        name::object("Secret", &secret.name, &pull_secrets.index(index).name("name"), findings);
    }
    secrets(spec, &at, findings);
    parameters::check(spec, &at.name("postgresql").name("parameters"), findings);
    storage(&spec.storage, &at.name("storage"), findings);
    if let Some(wal) = &spec.wal_storage {
        storage(wal, &at.name("walStorage"), findings);
    }
    if let Some(of_servers) = &spec.resources {
        resources::of_container(of_servers, &at.name("resources"), findings);
    }
    affinity(&spec.affinity, &at.name("affinity"), findings);
    if let Some(class) = word::set(spec.priority_class_name.as_deref()) {
        name::object("PriorityClass", class, &at.name("priorityClassName"), findings);
    }
    inherited(&spec.inherited_metadata.labels, &spec.inherited_metadata.annotations, &at, findings);
    for (seconds, field) in
        [(spec.stop_delay, "stopDelay"), (spec.smart_shutdown_timeout, "smartShutdownTimeout")]
    {
        if let Some(seconds) = seconds {
            number::within(seconds, 0, i32::MAX.into(), CODE, &at.name(field), findings);
        }
    }
    if let Some(template) = &spec.service_account_template {
        let of =
            ObjectMeta { annotations: Some(template.metadata.annotations.clone()), ..Default::default() };
        let at = at.name("serviceAccountTemplate");
        metadata::labels_and_annotations(&of, &at.name("metadata"), findings);
    }
}

fn own_name(object: &Cluster, findings: &mut Findings) {
    let own = object.metadata.name.as_deref().unwrap_or_default();
    let metadata = Field::root("metadata");
    let at = metadata.name("name");
    name::check("Cluster", own, service_name_problem, CODE, &at, findings);
    if own.len() > CLUSTER {
        findings
            .add(
                CODE,
                &at,
                format!(
                    "the name of a Cluster has at most {CLUSTER} characters, and this one has {}",
                    own.len()
                ),
            )
            .help("choose a shorter name");
    }
}

fn secrets(spec: &ClusterSpec, at: &Field, findings: &mut Findings) {
    let mut secret = |named: Option<&Named>, at: &Field| {
        if let Some(named) = named {
            name::object("Secret", &named.name, &at.name("name"), findings);
        }
    };
    let bootstrap = at.name("bootstrap");
    match &spec.bootstrap {
        Bootstrap::InitDb(initdb) => secret(initdb.secret.as_ref(), &bootstrap.name("initdb").name("secret")),
        Bootstrap::Recovery(recovery) => {
            secret(recovery.secret.as_ref(), &bootstrap.name("recovery").name("secret"));
        }
    }
    if let Some(Certificates::Existing { server_tls_secret, .. }) = &spec.certificates {
        let at = at.name("certificates");
        name::object("Secret", server_tls_secret, &at.name("serverTLSSecret"), findings);
    }
}

fn storage(storage: &StorageConfiguration, at: &Field, findings: &mut Findings) {
    if quantity::bytes(&storage.size).is_none_or(|bytes| bytes == 0) {
        findings
            .add(CODE, &at.name("size"), format!("`{}` is no size of a volume", storage.size))
            .help("write a number and a unit, such as `10Gi`");
    }
    if let Some(class) = word::set(storage.storage_class.as_deref()) {
        name::object("StorageClass", class, &at.name("storageClass"), findings);
    }
    if let Some(template) = &storage.pvc_template {
        let at = at.name("pvcTemplate");
        claim::access_modes(&template.access_modes, &at.name("accessModes"), findings);
    }
}

fn affinity(affinity: &ClusterAffinity, at: &Field, findings: &mut Findings) {
    label::labels(&affinity.node_selector, &at.name("nodeSelector"), findings);
    toleration::check(Some(&affinity.tolerations), &at.name("tolerations"), findings);
    let nodes = Affinity { node_affinity: affinity.node_affinity.clone(), ..Default::default() };
    node::check(&nodes, at, findings);
    if let Some(near) = &affinity.additional_pod_affinity {
        other_pods::near(near, &at.name("additionalPodAffinity"), findings);
    }
    if let Some(far) = &affinity.additional_pod_anti_affinity {
        other_pods::far(far, &at.name("additionalPodAntiAffinity"), findings);
    }
}

/// Labels and annotations of all that the operator makes.
fn inherited(
    labels: &BTreeMap<String, String>,
    annotations: &BTreeMap<String, String>,
    at: &Field,
    findings: &mut Findings,
) {
    let of = ObjectMeta {
        labels: Some(labels.clone()),
        annotations: Some(annotations.clone()),
        ..Default::default()
    };
    metadata::labels_and_annotations(&of, &at.name("inheritedMetadata"), findings);
}
