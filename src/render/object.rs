//! A Kubernetes object of any kind that is rendered.

pub mod read;
pub mod untyped;

use k8s_openapi::api::apps::v1::{Deployment, StatefulSet};
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use k8s_openapi::api::batch::v1::{CronJob, Job};
use k8s_openapi::api::core::v1::{
    ConfigMap, Namespace, PersistentVolumeClaim, PodSpec, PodTemplateSpec, Secret, Service, ServiceAccount,
};
use k8s_openapi::api::networking::v1::{Ingress, NetworkPolicy};
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::api::rbac::v1::{ClusterRole, ClusterRoleBinding, Role, RoleBinding};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
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

    /// The template of the pods that it makes, where it makes any.
    #[must_use]
    pub fn pod(&self) -> Option<&PodTemplateSpec> {
        match self {
            Self::Deployment(object) => Some(&object.spec.template),
            Self::StatefulSet(object) => Some(&object.spec.template),
            Self::Job(object) => object.spec.as_ref().map(|spec| &spec.template),
            Self::CronJob(object) => object.spec.job_template.spec.as_ref().map(|spec| &spec.template),
            _ => None,
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
