//! A Kubernetes object of any kind that is rendered.

use k8s_openapi::api::apps::v1::{Deployment, StatefulSet};
use k8s_openapi::api::batch::v1::{CronJob, Job};
use k8s_openapi::api::core::v1::{
    ConfigMap, Namespace, PersistentVolumeClaim, PodSpec, PodTemplateSpec, Secret, Service, ServiceAccount,
};
use k8s_openapi::api::networking::v1::NetworkPolicy;
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::api::rbac::v1::{ClusterRole, ClusterRoleBinding, Role, RoleBinding};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

use crate::render::custom::cert_manager::{Certificate, Issuer};
use crate::render::custom::cloudnative_pg::{Cluster, ObjectStore, Pooler, ScheduledBackup};
use crate::render::custom::gateway_api::{GrpcRoute, NetworkGateway};
use crate::render::custom::openshift::Route;
use crate::render::custom::prometheus_operator::{PodMonitor, PrometheusRule, ServiceMonitor};

/// A typed object. The kinds stand in alphabetical order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)] // each variant is the kind of its name
#[allow(clippy::large_enum_variant)] // a release has a few dozen
pub enum Object {
    Certificate(Certificate),
    Cluster(Cluster),
    ClusterRole(ClusterRole),
    ClusterRoleBinding(ClusterRoleBinding),
    ConfigMap(ConfigMap),
    CronJob(CronJob),
    Deployment(Deployment),
    Gateway(NetworkGateway),
    GrpcRoute(GrpcRoute),
    Issuer(Issuer),
    Job(Job),
    Namespace(Namespace),
    NetworkPolicy(NetworkPolicy),
    ObjectStore(ObjectStore),
    PersistentVolumeClaim(PersistentVolumeClaim),
    PodDisruptionBudget(PodDisruptionBudget),
    PodMonitor(PodMonitor),
    Pooler(Pooler),
    PrometheusRule(PrometheusRule),
    Role(Role),
    RoleBinding(RoleBinding),
    Route(Route),
    ScheduledBackup(ScheduledBackup),
    Secret(Secret),
    Service(Service),
    ServiceAccount(ServiceAccount),
    ServiceMonitor(ServiceMonitor),
    StatefulSet(StatefulSet),
}

impl Object {
    /// The kind's name in the API.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Certificate(_) => "Certificate",
            Self::Cluster(_) => "Cluster",
            Self::ClusterRole(_) => "ClusterRole",
            Self::ClusterRoleBinding(_) => "ClusterRoleBinding",
            Self::ConfigMap(_) => "ConfigMap",
            Self::CronJob(_) => "CronJob",
            Self::Deployment(_) => "Deployment",
            Self::Gateway(_) => "Gateway",
            Self::GrpcRoute(_) => "GRPCRoute",
            Self::Issuer(_) => "Issuer",
            Self::Job(_) => "Job",
            Self::Namespace(_) => "Namespace",
            Self::NetworkPolicy(_) => "NetworkPolicy",
            Self::ObjectStore(_) => "ObjectStore",
            Self::PersistentVolumeClaim(_) => "PersistentVolumeClaim",
            Self::PodDisruptionBudget(_) => "PodDisruptionBudget",
            Self::PodMonitor(_) => "PodMonitor",
            Self::Pooler(_) => "Pooler",
            Self::PrometheusRule(_) => "PrometheusRule",
            Self::Role(_) => "Role",
            Self::RoleBinding(_) => "RoleBinding",
            Self::Route(_) => "Route",
            Self::ScheduledBackup(_) => "ScheduledBackup",
            Self::Secret(_) => "Secret",
            Self::Service(_) => "Service",
            Self::ServiceAccount(_) => "ServiceAccount",
            Self::ServiceMonitor(_) => "ServiceMonitor",
            Self::StatefulSet(_) => "StatefulSet",
        }
    }

    /// Whether the kind belongs to the cluster and not to a namespace.
    #[must_use]
    pub fn is_cluster_scoped(&self) -> bool {
        matches!(self, Self::ClusterRole(_) | Self::ClusterRoleBinding(_) | Self::Namespace(_))
    }

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
            Self::GrpcRoute(object) => &object.metadata,
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
            Self::GrpcRoute(object) => &mut object.metadata,
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
        }
    }

    /// The template of the gateway's pods, where this is the gateway's workload.
    pub fn gateway_pod_mut(&mut self) -> Option<&mut PodTemplateSpec> {
        match self {
            Self::Deployment(object) => Some(&mut object.spec.template),
            Self::StatefulSet(object) => Some(&mut object.spec.template),
            _ => None,
        }
    }
}

/// The pod of a template; an empty one where the template has none.
pub fn pod_spec(template: &mut PodTemplateSpec) -> &mut PodSpec {
    template.spec.get_or_insert_default()
}
