//! Parts of the values whose schema is only generated when somebody sets something in them.

mod generate;

use std::borrow::Cow;
use std::marker::PhantomData;
use std::sync::OnceLock;

use k8s_openapi::api::apps::v1::{Deployment, StatefulSet};
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use k8s_openapi::api::batch::v1::{CronJob, Job};
use k8s_openapi::api::core::v1::{
    Affinity, ConfigMap, Container, EnvFromSource, EnvVar, HostAlias, LocalObjectReference, Namespace,
    PersistentVolumeClaim, PodDNSConfig, PodSecurityContext, ResourceRequirements, Secret, SecurityContext,
    Service, ServiceAccount, Toleration, TopologySpreadConstraint, Volume, VolumeMount,
};
use k8s_openapi::api::networking::v1::{IngressTLS, NetworkPolicy, NetworkPolicyPeer};
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::api::rbac::v1::{ClusterRole, ClusterRoleBinding, Role, RoleBinding};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value as Json;

use crate::values::schema::backup::Backup;
use crate::values::schema::gateway_metrics::GatewayMetrics;
use crate::values::schema::ingress::Ingress;
use crate::values::schema::pgbackrest::Pgbackrest;
use crate::values::schema::postgres::Postgres;
use crate::values::schema::server::extra_config::ExtraConfig;
use generate::generate;

/// The keyword that holds the name of a type in place of its schema.
pub const KEYWORD: &str = "x-deferred-type";

/// Stands for a type in the schema of the values: parts of Kubernetes objects, and sections that are off by default.
/// They make up most of the schema, and hardly a values file uses them all, so that each is only generated when
/// [`schema`] is asked for it.
pub struct Deferred<T>(PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Deferred<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ KEYWORD: T::schema_name() })
    }
}

/// The schema of such a type by its name, without references; None for types that no value has.
#[must_use]
pub fn schema(name: &str) -> Option<&'static Json> {
    static TYPES: [Type; 40] = [
        Type::of::<Backup>("Backup"),
        Type::of::<ExtraConfig>("ExtraConfig"),
        Type::of::<GatewayMetrics>("GatewayMetrics"),
        Type::of::<Ingress>("Ingress"),
        Type::of::<Pgbackrest>("Pgbackrest"),
        Type::of::<Postgres>("Postgres"),
        Type::of::<Deployment>("io.k8s.api.apps.v1.Deployment"),
        Type::of::<StatefulSet>("io.k8s.api.apps.v1.StatefulSet"),
        Type::of::<CronJob>("io.k8s.api.batch.v1.CronJob"),
        Type::of::<Job>("io.k8s.api.batch.v1.Job"),
        Type::of::<ConfigMap>("io.k8s.api.core.v1.ConfigMap"),
        Type::of::<Namespace>("io.k8s.api.core.v1.Namespace"),
        Type::of::<PersistentVolumeClaim>("io.k8s.api.core.v1.PersistentVolumeClaim"),
        Type::of::<Secret>("io.k8s.api.core.v1.Secret"),
        Type::of::<Service>("io.k8s.api.core.v1.Service"),
        Type::of::<ServiceAccount>("io.k8s.api.core.v1.ServiceAccount"),
        Type::of::<NetworkPolicy>("io.k8s.api.networking.v1.NetworkPolicy"),
        Type::of::<HorizontalPodAutoscaler>("io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler"),
        Type::of::<PodDisruptionBudget>("io.k8s.api.policy.v1.PodDisruptionBudget"),
        Type::of::<ClusterRole>("io.k8s.api.rbac.v1.ClusterRole"),
        Type::of::<ClusterRoleBinding>("io.k8s.api.rbac.v1.ClusterRoleBinding"),
        Type::of::<Role>("io.k8s.api.rbac.v1.Role"),
        Type::of::<RoleBinding>("io.k8s.api.rbac.v1.RoleBinding"),
        Type::of::<ObjectMeta>("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"),
        Type::of::<Affinity>("io.k8s.api.core.v1.Affinity"),
        Type::of::<Container>("io.k8s.api.core.v1.Container"),
        Type::of::<EnvFromSource>("io.k8s.api.core.v1.EnvFromSource"),
        Type::of::<EnvVar>("io.k8s.api.core.v1.EnvVar"),
        Type::of::<HostAlias>("io.k8s.api.core.v1.HostAlias"),
        Type::of::<LocalObjectReference>("io.k8s.api.core.v1.LocalObjectReference"),
        Type::of::<IngressTLS>("io.k8s.api.networking.v1.IngressTLS"),
        Type::of::<NetworkPolicyPeer>("io.k8s.api.networking.v1.NetworkPolicyPeer"),
        Type::of::<PodDNSConfig>("io.k8s.api.core.v1.PodDNSConfig"),
        Type::of::<PodSecurityContext>("io.k8s.api.core.v1.PodSecurityContext"),
        Type::of::<ResourceRequirements>("io.k8s.api.core.v1.ResourceRequirements"),
        Type::of::<SecurityContext>("io.k8s.api.core.v1.SecurityContext"),
        Type::of::<Toleration>("io.k8s.api.core.v1.Toleration"),
        Type::of::<TopologySpreadConstraint>("io.k8s.api.core.v1.TopologySpreadConstraint"),
        Type::of::<Volume>("io.k8s.api.core.v1.Volume"),
        Type::of::<VolumeMount>("io.k8s.api.core.v1.VolumeMount"),
    ];
    let found = TYPES.iter().find(|kind| kind.name == name)?;
    Some(found.schema.get_or_init(found.generate))
}

struct Type {
    name: &'static str,
    generate: fn() -> Json,
    schema: OnceLock<Json>,
}

impl Type {
    const fn of<T: JsonSchema>(name: &'static str) -> Self {
        Self { name, generate: generate::<T>, schema: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::json_schema::json_schema;

    fn names(json: &Json, found: &mut Vec<String>) {
        match json {
            Json::Object(map) => {
                found.extend(map.get(KEYWORD).and_then(Json::as_str).map(str::to_owned));
                map.values().for_each(|value| names(value, found));
            }
            Json::Array(list) => list.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }

    #[test]
    fn every_kubernetes_type_among_the_values_has_a_schema() {
        let mut found = Vec::new();
        names(json_schema(), &mut found);
        assert!(found.len() >= 7, "{found:?}");
        for name in found {
            let schema = schema(&name).unwrap_or_else(|| panic!("{name}"));
            assert!(schema["properties"].is_object(), "{name}");
            assert!(!schema.to_string().contains("\"$ref\""), "{name}");
        }
    }
}
