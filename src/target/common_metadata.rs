//! `commonLabels` and `commonAnnotations`.
//!
//! Labels go to objects and to the templates of pods, annotations to objects only: one on a pod's template would make
//! new pods for a remark. Neither goes into a selector or a claim's template, which cannot be changed. What an object
//! has already stays. Of users' own objects the pods' templates stay as they are.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::plan::Plan;
use crate::render::item::{Item, Lifecycle};
use crate::render::object::Object;

/// Adds them to all objects.
pub(super) fn add(plan: &Plan, items: &mut [Item]) {
    for Item { object, lifecycle } in items {
        add_to(plan, object, *lifecycle);
    }
}

/// Adds them to one object.
pub(super) fn add_to(plan: &Plan, object: &mut Object, lifecycle: Lifecycle) {
    let (labels, annotations) = (&plan.values.common_labels, &plan.values.common_annotations);
    complete(labels, |metadata| &mut metadata.labels, object.metadata_mut());
    complete(annotations, |metadata| &mut metadata.annotations, object.metadata_mut());
    if lifecycle == Lifecycle::Users || labels.is_empty() {
        return;
    }
    if let Object::CronJob(object) = object {
        let job = &mut object.spec.job_template;
        complete(labels, |metadata| &mut metadata.labels, job.metadata.get_or_insert_default());
    }
    if let Some(template) = object.pod_mut() {
        complete(labels, |metadata| &mut metadata.labels, template.metadata.get_or_insert_default());
    }
}

fn complete(
    common: &BTreeMap<String, String>,
    of: impl Fn(&mut ObjectMeta) -> &mut Option<BTreeMap<String, String>>,
    metadata: &mut ObjectMeta,
) {
    if common.is_empty() {
        return;
    }
    let own = of(metadata).get_or_insert_default();
    for (key, value) in common {
        own.entry(key.clone()).or_insert_with(|| value.clone());
    }
}
