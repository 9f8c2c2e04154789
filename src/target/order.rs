//! The order of kinds.

use crate::render::object::Object;

/// Helm's install order, as far as its kinds are rendered here; other kinds follow by name.
///
/// Source: `InstallOrder` in Helm's release package.
const HELM: [&str; 17] = [
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
    "Ingress",
];

/// Sorts as Helm does: by kind, and by nothing else within a kind.
pub(super) fn as_helm(objects: &mut [Object]) {
    objects.sort_by_key(|object| match HELM.iter().position(|kind| *kind == object.kind()) {
        Some(rank) => (rank, ""),
        None => (HELM.len(), object.kind()),
    });
}

/// Sorts so that what others need comes first: namespace, permissions, configuration, issuers and certificates,
/// the Job that makes keys, the workload, and the ways in.
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
        Object::Job(_) => 14,
        Object::Deployment(_) => 15,
        Object::StatefulSet(_) => 16,
        Object::CronJob(_) => 17,
        Object::Gateway(_) => 18,
        Object::GrpcRoute(_) => 19,
        Object::HttpRoute(_) => 20,
        Object::TlsRoute(_) => 21,
        Object::Ingress(_) => 22,
        Object::Route(_) => 23,
        Object::ServiceMonitor(_) => 24,
        Object::PrometheusRule(_) => 25,
    });
}
