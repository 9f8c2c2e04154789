//! Names, namespaces and labels of objects.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};

use crate::plan::Plan;
use crate::plan::kubernetes_names::with_suffix;
use crate::plan::names::APP_NAME;
use crate::plan::release::version_label;

/// Labels of an object or a pod.
pub type Labels = BTreeMap<String, String>;

/// The label that says which part of the release an object is, where it is not the gateway.
pub const COMPONENT: &str = "app.kubernetes.io/component";

/// Metadata of an object in the gateway's namespace.
#[must_use]
pub fn namespaced(plan: &Plan, name: impl Into<String>) -> ObjectMeta {
    in_namespace(plan, &plan.release.namespace, name)
}

/// Metadata of an object in another namespace.
#[must_use]
pub fn in_namespace(plan: &Plan, namespace: &str, name: impl Into<String>) -> ObjectMeta {
    ObjectMeta { namespace: Some(namespace.to_owned()), ..cluster_scoped(plan, name) }
}

/// Metadata of an object outside of namespaces.
#[must_use]
pub fn cluster_scoped(plan: &Plan, name: impl Into<String>) -> ObjectMeta {
    ObjectMeta { name: Some(name.into()), labels: Some(labels(plan)), ..Default::default() }
}

/// The same metadata with annotations, unless there are none.
#[must_use]
pub fn annotated(metadata: ObjectMeta, annotations: &BTreeMap<String, String>) -> ObjectMeta {
    ObjectMeta { annotations: Some(annotations.clone()).filter(|map| !map.is_empty()), ..metadata }
}

/// Metadata of an object of a part of the release that is not the gateway, such as `postgres`.
#[must_use]
pub fn component(plan: &Plan, component: &str, name: impl Into<String>) -> ObjectMeta {
    let mut labels = component_selector(plan, component);
    labels.insert("app.kubernetes.io/version".into(), version_label(&plan.release.app_version));
    ObjectMeta { labels: Some(labels), ..namespaced(plan, name) }
}

/// Labels by which such a part's pods are selected. The gateway's selector does not take them.
#[must_use]
pub fn component_selector(plan: &Plan, component: &str) -> Labels {
    let mut labels = selector(plan);
    labels.insert(APP_NAME.into(), with_suffix(&plan.names.app, &format!("-{component}"), 63));
    labels.insert(COMPONENT.into(), component.into());
    labels
}

/// Selects what carries these labels.
#[must_use]
pub fn matching(labels: Labels) -> LabelSelector {
    LabelSelector { match_labels: Some(labels), ..Default::default() }
}

/// The same metadata with further labels; those that it has stay.
#[must_use]
pub fn labelled(metadata: ObjectMeta, labels: &Labels) -> ObjectMeta {
    let mut all = labels.clone();
    all.extend(metadata.labels.unwrap_or_default());
    ObjectMeta { labels: Some(all), ..metadata }
}

/// Labels that every object carries; a target adds who manages it.
#[must_use]
pub fn labels(plan: &Plan) -> Labels {
    let mut labels = selector(plan);
    labels.insert("app.kubernetes.io/version".into(), version_label(&plan.release.app_version));
    labels
}

/// Labels by which the gateway's pods are selected. They never change in a release's life.
#[must_use]
pub fn selector(plan: &Plan) -> Labels {
    plan.names.selector(&plan.release.name)
}
