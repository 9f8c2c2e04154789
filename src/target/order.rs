//! The order of kinds.

use crate::render::object::Object;

/// Helm's install order; other kinds follow by name.
///
/// Source: `InstallOrder` in Helm's release package.
const HELM: [&str; 36] = [
    "PriorityClass",
    "Namespace",
    "NetworkPolicy",
    "ResourceQuota",
    "LimitRange",
    "PodSecurityPolicy",
    "PodDisruptionBudget",
    "ServiceAccount",
    "Secret",
    "SecretList",
    "ConfigMap",
    "StorageClass",
    "PersistentVolume",
    "PersistentVolumeClaim",
    "CustomResourceDefinition",
    "ClusterRole",
    "ClusterRoleList",
    "ClusterRoleBinding",
    "ClusterRoleBindingList",
    "Role",
    "RoleList",
    "RoleBinding",
    "RoleBindingList",
    "Service",
    "DaemonSet",
    "Pod",
    "ReplicationController",
    "ReplicaSet",
    "Deployment",
    "HorizontalPodAutoscaler",
    "StatefulSet",
    "Job",
    "CronJob",
    "IngressClass",
    "Ingress",
    "APIService",
];

/// Sorts as Helm does: by kind, and by nothing else within a kind.
pub(super) fn as_helm(objects: &mut [Object]) {
    objects.sort_by(|one, other| as_helm_rank(one).cmp(&as_helm_rank(other)));
}

fn as_helm_rank(object: &Object) -> (usize, &str) {
    match HELM.iter().position(|kind| *kind == object.kind()) {
        Some(rank) => (rank, ""),
        None => (HELM.len(), object.kind()),
    }
}

/// Stands for users' objects of kinds that are not rendered here.
const OTHERS: &str = "";

/// What others need comes first: definitions and the namespace, permissions, configuration, issuers and certificates,
/// users' objects of other kinds (controllers make Secrets of many), the database that an operator runs, the Job that makes
/// keys, the workload, and the ways in.
const READY: &[&str] = &[
    "CustomResourceDefinition",
    "PriorityClass",
    "RuntimeClass",
    "StorageClass",
    "IngressClass",
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
    "Issuer",
    "Certificate",
    OTHERS,
    "Service",
    "ObjectStore",
    "Cluster",
    "Pooler",
    "ScheduledBackup",
    "Job",
    "Deployment",
    "StatefulSet",
    "HorizontalPodAutoscaler",
    "CronJob",
    "Gateway",
    "GRPCRoute",
    "HTTPRoute",
    "TLSRoute",
    "Ingress",
    "Route",
    "ServiceMonitor",
    "PodMonitor",
    "PrometheusRule",
];

/// Sorts so that applying one object after the other works.
pub(super) fn ready_to_apply(objects: &mut [Object]) {
    let place = |kind: &str| READY.iter().position(|known| *known == kind);
    objects.sort_by_key(|object| place(object.kind()).or_else(|| place(OTHERS)));
}
