//! ConfigMap with a dashboard for Grafana.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ConfigMap;

use crate::plan::Plan;
use crate::plan::kubernetes_names::short_hash;
use crate::render::metadata::{annotated, in_namespace, labelled};

/// The dashboard, with `@NAME@` in place of what is the release's own. Names and namespaces hold nothing that JSON or
/// PromQL would have to escape.
const TEMPLATE: &str = include_str!("dashboard.json");

/// The dashboard of this gateway. Its identifier is made of namespace and name: Grafana takes each only once.
#[must_use]
pub fn gateway(plan: &Plan, namespace: &str) -> ConfigMap {
    let values = &plan.values.metrics.grafana_dashboard;
    let (name, own) = (&plan.names.fullname, &plan.release.namespace);
    let text = TEMPLATE
        .replace("@NAMESPACE@", own)
        .replace("@SERVICE@", name)
        .replace("@UID@", &format!("openshell-{}", short_hash(format!("{own}/{name}").as_bytes())));
    let metadata = in_namespace(plan, namespace, plan.names.dashboard());
    ConfigMap {
        metadata: annotated(labelled(metadata, &values.labels), &values.annotations),
        data: Some(BTreeMap::from([(format!("{own}-{name}.json"), text)])),
        ..Default::default()
    }
}
