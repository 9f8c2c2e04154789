//! What an API server would refuse, and what it takes though a controller or a kubelet then cannot do anything with it.
//!
//! [`check`] looks at finished objects and not at values, so that whatever a field comes from is held to the same rules.
//! [`cause`] then finds the setting behind a finding. Each rule is a function that takes a part of an object and the
//! [`field::Field`] where it stands, and adds to [`finding::Findings`].
//!
//! Where a rule stands:
//!
//! - of every object: `metadata` (names, namespaces, annotations); between objects: `reference`.
//! - of one kind: `claim` (`PersistentVolumeClaim`s), `cron_job` (and `time_zone`), `data` (`ConfigMap`s and Secrets),
//!   `disruption_budget`, `horizontal_pod_autoscaler`, `ingress`, `job`, `network_policy`, `rbac` (Roles, and in it `binding`),
//!   `service`, and `workload` with
//!   `deployment`, `stateful_set` and what all makers of pods share. Kinds that are not Kubernetes' own: `custom`, by
//!   project.
//! - of pods: `pod`, by subject; its head lists them.
//! - of what many kinds have: `label`, `selector`, `name`, `port`, `address` and `cidr`, `count` (of pods),
//!   and plain fields: `word` (one of a few) and `number`.

mod address;
pub mod cause;
mod cidr;
mod claim;
mod count;
mod cron_job;
mod custom;
mod data;
mod disruption_budget;
pub mod field;
pub mod finding;
mod horizontal_pod_autoscaler;
mod ingress;
mod job;
mod label;
mod metadata;
mod name;
mod network_policy;
mod number;
mod pod;
mod port;
mod rbac;
mod reference;
mod selector;
mod service;
#[cfg(test)]
mod testing;
mod time_zone;
mod word;
mod workload;

use self::custom::{cert_manager, cloudnative_pg, gateway_api, openshift, prometheus_operator};
use self::finding::{Finding, Findings};
use self::rbac::Scope;
use self::reference::known::Known;
use crate::render::object::Object;

/// All findings, in the order of the objects. Without any, an API server of the Kubernetes version that the objects were
/// rendered for takes every one of them.
#[must_use]
pub fn check(objects: &[Object]) -> Vec<Finding> {
    let mut findings = Findings::default();
    let known = Known::new(objects, &mut findings);
    for object in objects {
        findings.of(object.kind(), object.metadata().name.as_deref().unwrap_or_default());
        metadata::check(object, &mut findings);
        own(object, &mut findings);
        reference::check(object, &known, &mut findings);
        if findings.is_full() {
            break;
        }
    }
    findings.into_list()
}

/// The rules of the object's kind.
fn own(object: &Object, findings: &mut Findings) {
    match object {
        Object::Certificate(object) => cert_manager::certificate(object, findings),
        Object::Cluster(object) => cloudnative_pg::cluster::check(object, findings),
        Object::ClusterRole(object) => rbac::role(object.rules.as_ref(), Scope::Cluster, findings),
        Object::ClusterRoleBinding(object) => {
            rbac::binding::check(&object.role_ref, object.subjects.as_ref(), Scope::Cluster, findings);
        }
        Object::ConfigMap(object) => data::config_map(object, findings),
        Object::CronJob(object) => cron_job::check(object, findings),
        Object::Deployment(object) => workload::deployment::check(object, findings),
        Object::Gateway(object) => gateway_api::gateway(object, findings),
        Object::GrpcRoute(object) | Object::HttpRoute(object) | Object::TlsRoute(object) => {
            gateway_api::route::check(object, findings);
        }
        Object::HorizontalPodAutoscaler(object) => horizontal_pod_autoscaler::check(object, findings),
        Object::Ingress(object) => ingress::check(object, findings),
        Object::Issuer(object) => cert_manager::issuer(object, findings),
        Object::Job(object) => job::check(object, findings),
        Object::NetworkPolicy(object) => network_policy::check(object, findings),
        Object::ObjectStore(object) => cloudnative_pg::object_store::check(object, findings),
        Object::PersistentVolumeClaim(object) => claim::claim(object, findings),
        Object::PodDisruptionBudget(object) => disruption_budget::check(object, findings),
        Object::PodMonitor(object) => prometheus_operator::pod_monitor(object, findings),
        Object::Pooler(object) => cloudnative_pg::pooler::check(object, findings),
        Object::Role(object) => rbac::role(object.rules.as_ref(), Scope::Namespace, findings),
        Object::RoleBinding(object) => {
            rbac::binding::check(&object.role_ref, object.subjects.as_ref(), Scope::Namespace, findings);
        }
        Object::Route(object) => openshift::route(object, findings),
        Object::ScheduledBackup(object) => cloudnative_pg::scheduled_backup::check(object, findings),
        Object::Secret(object) => data::secret(object, findings),
        Object::Service(object) => service::check(object, findings),
        Object::ServiceMonitor(object) => prometheus_operator::service_monitor(object, findings),
        Object::StatefulSet(object) => workload::stateful_set::check(object, findings),
        // Their metadata is all that users choose.
        // Nothing is known of kinds without a type.
        Object::Namespace(_) | Object::PrometheusRule(_) | Object::ServiceAccount(_) | Object::Untyped(_) => {
        }
    }
}
