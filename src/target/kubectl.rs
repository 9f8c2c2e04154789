//! Target kubectl: ready to apply, again and again, also over an existing Helm release.
//!
//! - Objects carry `app.kubernetes.io/managed-by: openshell-deploy`, the gateway's pods too.
//! - certgen's objects carry `app.kubernetes.io/component: certgen`, by which old Jobs are found and removed.
//! - Pods satisfy the restricted Pod Security Standard, see [`restricted`](super::restricted).
//! - Names stay valid, and a Job's name follows its content, see [`short_names`](super::short_names).
//! - Objects come in an order that works, see [`order`](super::order).
//! - Users' own objects stay as they are.
//!
//! What objects are like without a pass is right for kubectl already: each has its namespace, none has a
//! hook's annotation, certgen's pod is not selected by the gateway's Service, and its Job does not expire.

use super::{order, restricted, short_names};
use crate::render::gateway::certgen::CERTGEN;
use crate::render::item::{Item, Lifecycle};
use crate::render::metadata::{COMPONENT, Labels};
use crate::render::object::Object;

/// Makes the objects ready to apply.
///
/// # Errors
/// Never for objects that this program builds; the error is that of `serde_json`.
pub fn pass(items: Vec<Item>) -> Result<Vec<Object>, serde_json::Error> {
    let mut objects = Vec::with_capacity(items.len());
    for Item { mut object, lifecycle } in items {
        if lifecycle == Lifecycle::Users {
            objects.push(object);
            continue;
        }
        let labels = object.metadata_mut().labels.get_or_insert_default();
        managed(labels);
        if matches!(lifecycle, Lifecycle::SetUpJob | Lifecycle::SetUpAccess) {
            labels.insert(COMPONENT.into(), CERTGEN.into());
        }
        if lifecycle != Lifecycle::Added
            && let Some(template) = object.workload_pod_mut()
        {
            managed(template.metadata.get_or_insert_default().labels.get_or_insert_default());
            restricted::add_seccomp_profile(template);
        }
        match &mut object {
            Object::StatefulSet(object) => short_names::stateful_set(object),
            Object::HorizontalPodAutoscaler(object) => short_names::scaled(object),
            Object::Job(object) => short_names::job(object)?,
            _ => {}
        }
        objects.push(object);
    }
    order::ready_to_apply(&mut objects);
    Ok(objects)
}

/// A user's own label of that name on pods stays.
pub(super) fn managed(labels: &mut Labels) {
    labels.entry("app.kubernetes.io/managed-by".into()).or_insert_with(|| "openshell-deploy".into());
}
