//! The order of kinds.

use crate::render::object::Object;

/// Helm's install order, as far as its kinds are rendered here; other kinds follow by name.
///
/// Source: `InstallOrder` in Helm's release package.
const HELM: [&str; 12] = [
    "Namespace",
    "NetworkPolicy",
    "ServiceAccount",
    "Secret",
    "ConfigMap",
    "ClusterRole",
    "ClusterRoleBinding",
    "Role",
    "RoleBinding",
    "Service",
    "Deployment",
    "StatefulSet",
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
        Object::ServiceAccount(_) => 2,
        Object::Secret(_) => 3,
        Object::ConfigMap(_) => 4,
        Object::ClusterRole(_) => 5,
        Object::ClusterRoleBinding(_) => 6,
        Object::Role(_) => 7,
        Object::RoleBinding(_) => 8,
        Object::Issuer(_) => 9,
        Object::Certificate(_) => 10,
        Object::Service(_) => 11,
        Object::Job(_) => 12,
        Object::Deployment(_) => 13,
        Object::StatefulSet(_) => 14,
        Object::Gateway(_) => 15,
        Object::GrpcRoute(_) => 16,
        Object::Route(_) => 17,
    });
}
