//! The order of kinds.

use crate::render::object::Object;

/// Helm's install order, as far as its kinds are rendered here; other kinds follow by name.
///
/// Source: `InstallOrder` in Helm's release package.
const HELM: [&str; 16] = [
    "Namespace",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "ConfigMap",
    "PersistentVolumeClaim",
    "ClusterRole",
    "ClusterRoleBinding",
    "Role",
    "RoleBinding",
    "Service",
    "Deployment",
    "StatefulSet",
    "Job",
    "CronJob",
];

/// Sorts as Helm does: by kind, and by nothing else within a kind.
pub(super) fn as_helm(objects: &mut [Object]) {
    objects.sort_by_key(|object| match HELM.iter().position(|kind| *kind == object.kind()) {
        Some(rank) => (rank, ""),
        None => (HELM.len(), object.kind()),
    });
}

/// Sorts so that what others need comes first: namespace, permissions, configuration, issuers and certificates,
/// the database that an operator runs, the Job that makes keys, the workload, and the ways in.
pub(super) fn ready_to_apply(objects: &mut [Object]) {
    objects.sort_by_key(|object| match object {
        Object::Namespace(_) => 0,
        Object::NetworkPolicy(_) => 1,
        Object::PodDisruptionBudget(_) => 2,
        Object::ServiceAccount(_) => 3,
        Object::Secret(_) => 4,
        Object::ConfigMap(_) => 5,
        Object::PersistentVolumeClaim(_) => 6,
        Object::ClusterRole(_) => 7,
        Object::ClusterRoleBinding(_) => 8,
        Object::Role(_) => 9,
        Object::RoleBinding(_) => 10,
        Object::Issuer(_) => 11,
        Object::Certificate(_) => 12,
        Object::Service(_) => 13,
        Object::ObjectStore(_) => 14,
        Object::Cluster(_) => 15,
        Object::Pooler(_) => 16,
        Object::ScheduledBackup(_) => 17,
        Object::Job(_) => 18,
        Object::Deployment(_) => 19,
        Object::StatefulSet(_) => 20,
        Object::CronJob(_) => 21,
        Object::Gateway(_) => 22,
        Object::GrpcRoute(_) => 23,
        Object::Route(_) => 24,
        Object::ServiceMonitor(_) => 25,
        Object::PodMonitor(_) => 26,
        Object::PrometheusRule(_) => 27,
    });
}
