//! A Kubernetes object of any kind that is rendered.

mod metadata;
mod pod;
pub mod read;
pub mod untyped;

pub use pod::pod_spec;

use k8s_openapi::api::apps::v1::{Deployment, StatefulSet};
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use k8s_openapi::api::batch::v1::{CronJob, Job};
use k8s_openapi::api::core::v1::{
    ConfigMap, Namespace, PersistentVolumeClaim, Secret, Service, ServiceAccount,
};
use k8s_openapi::api::networking::v1::{Ingress, NetworkPolicy};
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::api::rbac::v1::{ClusterRole, ClusterRoleBinding, Role, RoleBinding};
use serde::Serialize;

use crate::render::custom::cert_manager::{Certificate, Issuer};
use crate::render::custom::cloudnative_pg::{Cluster, ObjectStore, Pooler, ScheduledBackup};
use crate::render::custom::gateway_api::{GatewayRoute, NetworkGateway};
use crate::render::custom::openshift::Route;
use crate::render::custom::prometheus_operator::{PodMonitor, PrometheusRule, ServiceMonitor};
use untyped::Untyped;

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
    GrpcRoute(GatewayRoute),
    HorizontalPodAutoscaler(HorizontalPodAutoscaler),
    HttpRoute(GatewayRoute),
    Ingress(Ingress),
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
    TlsRoute(GatewayRoute),
    Untyped(Untyped),
}

impl Object {
    /// The kind's name in the API.
    #[must_use]
    pub fn kind(&self) -> &str {
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
            Self::HorizontalPodAutoscaler(_) => "HorizontalPodAutoscaler",
            Self::HttpRoute(_) => "HTTPRoute",
            Self::Ingress(_) => "Ingress",
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
            Self::TlsRoute(_) => "TLSRoute",
            Self::Untyped(object) => &object.kind,
        }
    }

    /// The API group of the kind; empty for the core group.
    #[must_use]
    pub fn group(&self) -> &str {
        match self {
            Self::Certificate(_) | Self::Issuer(_) => "cert-manager.io",
            Self::ClusterRole(_) | Self::ClusterRoleBinding(_) | Self::Role(_) | Self::RoleBinding(_) => {
                "rbac.authorization.k8s.io"
            }
            Self::ConfigMap(_)
            | Self::Namespace(_)
            | Self::PersistentVolumeClaim(_)
            | Self::Secret(_)
            | Self::Service(_)
            | Self::ServiceAccount(_) => "",
            Self::CronJob(_) | Self::Job(_) => "batch",
            Self::Deployment(_) | Self::StatefulSet(_) => "apps",
            Self::Gateway(_) | Self::GrpcRoute(_) | Self::HttpRoute(_) | Self::TlsRoute(_) => {
                "gateway.networking.k8s.io"
            }
            Self::HorizontalPodAutoscaler(_) => "autoscaling",
            Self::Ingress(_) | Self::NetworkPolicy(_) => "networking.k8s.io",
            Self::PodDisruptionBudget(_) => "policy",
            Self::Cluster(_) | Self::Pooler(_) | Self::ScheduledBackup(_) => "postgresql.cnpg.io",
            Self::ObjectStore(_) => "barmancloud.cnpg.io",
            Self::PodMonitor(_) | Self::PrometheusRule(_) | Self::ServiceMonitor(_) => {
                "monitoring.coreos.com"
            }
            Self::Route(_) => "route.openshift.io",
            Self::Untyped(object) => object.api_version.rsplit_once('/').map_or("", |(group, _)| group),
        }
    }

    /// Whether the object belongs to the cluster and not to a namespace.
    #[must_use]
    pub fn is_cluster_scoped(&self) -> bool {
        match self {
            Self::ClusterRole(_) | Self::ClusterRoleBinding(_) | Self::Namespace(_) => true,
            Self::Untyped(object) => object.metadata.namespace.is_none(),
            _ => false,
        }
    }
}
