//! Target helm: object for object what `helm template` prints, faults included.
//!
//! - Labels `helm.sh/chart` and `managed-by: Helm`, on the gateway's pods too.
//! - Hooks come last, with the annotations that tell Helm when to run them; the key-encryption key is kept.
//! - Some objects name no namespace, because the chart leaves that to Helm.
//! - certgen's pod carries the gateway's own labels and no pod security context, and its Job expires.
//! - Claim templates lack what the API server fills in.
//! - Quantities are numbers where the user wrote numbers.

use k8s_openapi::api::apps::v1::StatefulSet;
use k8s_openapi::api::batch::v1::Job;
use serde_json::Value as Json;

use super::order;
use crate::plan::Plan;
use crate::plan::kubernetes_names::truncate;
use crate::plan::release::version_label;
use crate::plan::service_accounts::Identity;
use crate::render::gateway::container;
use crate::render::item::{Item, Lifecycle};
use crate::render::metadata::{Labels, selector};
use crate::render::object::{Object, pod_spec};

/// Makes the objects those of the chart, in Helm's order.
#[must_use]
pub fn pass(plan: &Plan, items: Vec<Item>) -> Vec<Object> {
    let (mut objects, mut hooks) = (Vec::new(), Vec::new());
    // The gateway's ServiceAccount comes first; for long releases the chart gives the sandboxes' the same name.
    let is_rendered = matches!(plan.service_accounts.gateway, Identity::Rendered { .. });
    let mut gateway_accounts = usize::from(is_rendered);
    for Item { mut object, lifecycle } in items {
        if lifecycle == Lifecycle::Users {
            objects.push(object);
            continue;
        }
        if matches!(object, Object::Namespace(_)) {
            // Helm makes the namespace itself, and `helm template` never prints it.
            continue;
        }
        add_labels(plan, object.metadata_mut().labels.get_or_insert_default());
        if lifecycle == Lifecycle::Added {
            objects.push(object);
            continue;
        }
        if let Some(template) = object.workload_pod_mut() {
            add_labels(plan, template.metadata.get_or_insert_default().labels.get_or_insert_default());
        }
        match &mut object {
            Object::Job(job) => job_of_chart(plan, job),
            Object::StatefulSet(stateful_set) => claims_of_chart(stateful_set),
            _ => {}
        }
        let leaves_namespace_out = match &object {
            Object::ConfigMap(_) | Object::Service(_) | Object::Deployment(_) | Object::StatefulSet(_) => {
                true
            }
            Object::ServiceAccount(_) if gateway_accounts > 0 => {
                gateway_accounts -= 1;
                true
            }
            _ => false,
        };
        if leaves_namespace_out {
            object.metadata_mut().namespace = None;
        }
        let annotations = annotations(lifecycle);
        if !annotations.is_empty() {
            object.metadata_mut().annotations.get_or_insert_default().extend(annotations);
        }
        match lifecycle {
            Lifecycle::Release | Lifecycle::Added | Lifecycle::Users | Lifecycle::Kept => {
                objects.push(object);
            }
            Lifecycle::SetUpAccess | Lifecycle::SetUpJob => hooks.push(object),
        }
    }
    order::as_helm(&mut objects);
    order::as_helm(&mut hooks);
    objects.append(&mut hooks);
    objects
}

/// Takes back what typed objects add: quantities are numbers again where the user wrote numbers, and claim
/// templates lose the kind and version that nobody else writes.
pub fn as_written(resources: Option<&Json>, document: &mut Json) {
    for container in items(document, "/spec/template/spec/containers") {
        if let (Some(resources), true) = (resources, container["name"] == container::NAME) {
            container["resources"] = resources.clone();
        }
    }
    for claim in items(document, "/spec/volumeClaimTemplates").filter_map(Json::as_object_mut) {
        claim.remove("apiVersion");
        claim.remove("kind");
    }
}

fn items<'a>(document: &'a mut Json, path: &str) -> impl Iterator<Item = &'a mut Json> {
    document.pointer_mut(path).and_then(Json::as_array_mut).into_iter().flatten()
}

fn add_labels(plan: &Plan, labels: &mut Labels) {
    let chart = format!("helm-chart-{}", version_label(&plan.release.app_version));
    for (key, value) in
        [("helm.sh/chart", truncate(&chart, 63)), ("app.kubernetes.io/managed-by", "Helm".into())]
    {
        labels.entry(key.into()).or_insert(value);
    }
}

fn job_of_chart(plan: &Plan, job: &mut Job) {
    let Some(spec) = job.spec.as_mut() else { return };
    spec.ttl_seconds_after_finished = Some(300);
    let mut labels = plan.values.common_labels.clone();
    labels.extend(selector(plan));
    spec.template.metadata.get_or_insert_default().labels = Some(labels);
    pod_spec(&mut spec.template).security_context = None;
}

/// The chart leaves to the API server what it fills in.
fn claims_of_chart(stateful_set: &mut StatefulSet) {
    for claim in stateful_set.spec.volume_claim_templates.iter_mut().flatten() {
        claim.status = None;
        if let Some(spec) = &mut claim.spec {
            spec.volume_mode = None;
        }
    }
}

fn annotations(lifecycle: Lifecycle) -> Vec<(String, String)> {
    let hook = |weight: &str, delete: &str| {
        vec![
            ("helm.sh/hook".to_owned(), "pre-install,pre-upgrade".to_owned()),
            ("helm.sh/hook-weight".to_owned(), weight.to_owned()),
            ("helm.sh/hook-delete-policy".to_owned(), delete.to_owned()),
        ]
    };
    match lifecycle {
        Lifecycle::Release | Lifecycle::Added | Lifecycle::Users => Vec::new(),
        Lifecycle::Kept => vec![("helm.sh/resource-policy".to_owned(), "keep".to_owned())],
        Lifecycle::SetUpAccess => hook("-30", "before-hook-creation"),
        Lifecycle::SetUpJob => hook("-20", "before-hook-creation,hook-succeeded"),
    }
}
