//! Metadata of an object, which each kind has in the same place.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::Object;

impl Object {
    /// The object's metadata.
    #[must_use]
    pub fn metadata(&self) -> &ObjectMeta {
        match self {
            Self::Certificate(object) => &object.metadata,
            Self::Cluster(object) => &object.metadata,
            Self::ClusterRole(object) => &object.metadata,
            Self::ClusterRoleBinding(object) => &object.metadata,
            Self::ConfigMap(object) => &object.metadata,
            Self::CronJob(object) => &object.metadata,
            Self::Deployment(object) => &object.metadata,
            Self::Gateway(object) => &object.metadata,
            Self::GrpcRoute(object) | Self::HttpRoute(object) | Self::TlsRoute(object) => &object.metadata,
            Self::HorizontalPodAutoscaler(object) => &object.metadata,
            Self::Ingress(object) => &object.metadata,
            Self::Issuer(object) => &object.metadata,
            Self::Job(object) => &object.metadata,
            Self::Namespace(object) => &object.metadata,
            Self::NetworkPolicy(object) => &object.metadata,
            Self::ObjectStore(object) => &object.metadata,
            Self::PersistentVolumeClaim(object) => &object.metadata,
            Self::PodDisruptionBudget(object) => &object.metadata,
            Self::PodMonitor(object) => &object.metadata,
            Self::Pooler(object) => &object.metadata,
            Self::PrometheusRule(object) => &object.metadata,
            Self::Role(object) => &object.metadata,
            Self::RoleBinding(object) => &object.metadata,
            Self::Route(object) => &object.metadata,
            Self::ScheduledBackup(object) => &object.metadata,
            Self::Secret(object) => &object.metadata,
            Self::Service(object) => &object.metadata,
            Self::ServiceAccount(object) => &object.metadata,
            Self::ServiceMonitor(object) => &object.metadata,
            Self::StatefulSet(object) => &object.metadata,
            Self::Untyped(object) => &object.metadata,
        }
    }

    /// The object's metadata, for a target's pass.
    pub fn metadata_mut(&mut self) -> &mut ObjectMeta {
        match self {
            Self::Certificate(object) => &mut object.metadata,
            Self::Cluster(object) => &mut object.metadata,
            Self::ClusterRole(object) => &mut object.metadata,
            Self::ClusterRoleBinding(object) => &mut object.metadata,
            Self::ConfigMap(object) => &mut object.metadata,
            Self::CronJob(object) => &mut object.metadata,
            Self::Deployment(object) => &mut object.metadata,
            Self::Gateway(object) => &mut object.metadata,
            Self::GrpcRoute(object) | Self::HttpRoute(object) | Self::TlsRoute(object) => {
                &mut object.metadata
            }
            Self::HorizontalPodAutoscaler(object) => &mut object.metadata,
            Self::Ingress(object) => &mut object.metadata,
            Self::Issuer(object) => &mut object.metadata,
            Self::Job(object) => &mut object.metadata,
            Self::Namespace(object) => &mut object.metadata,
            Self::NetworkPolicy(object) => &mut object.metadata,
            Self::ObjectStore(object) => &mut object.metadata,
            Self::PersistentVolumeClaim(object) => &mut object.metadata,
            Self::PodDisruptionBudget(object) => &mut object.metadata,
            Self::PodMonitor(object) => &mut object.metadata,
            Self::Pooler(object) => &mut object.metadata,
            Self::PrometheusRule(object) => &mut object.metadata,
            Self::Role(object) => &mut object.metadata,
            Self::RoleBinding(object) => &mut object.metadata,
            Self::Route(object) => &mut object.metadata,
            Self::ScheduledBackup(object) => &mut object.metadata,
            Self::Secret(object) => &mut object.metadata,
            Self::Service(object) => &mut object.metadata,
            Self::ServiceAccount(object) => &mut object.metadata,
            Self::ServiceMonitor(object) => &mut object.metadata,
            Self::StatefulSet(object) => &mut object.metadata,
            Self::Untyped(object) => &mut object.metadata,
        }
    }
}
