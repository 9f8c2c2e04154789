//! The template of the gateway's pods, shared by StatefulSet and Deployment.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{
    HostAlias, PodDNSConfig, PodSpec, PodTemplateSpec, TopologySpreadConstraint, VolumeMount,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::plan::Plan;
use crate::plan::kubernetes_names::hex;
use crate::render::gateway::{container, volumes};
use crate::render::list::{unless_empty, with};
use crate::render::metadata::{labels, matching, selector};

/// A pod of the gateway. `config` is the text of gateway.toml, and `mounts` are those of the volumes that the workload itself brings along.
#[must_use]
pub fn template(plan: &Plan, config: &str, mounts: Vec<VolumeMount>) -> PodTemplateSpec {
    let values = &plan.values;
    let mut labels = labels(plan);
    labels.extend(values.pod_labels.clone());
    PodTemplateSpec {
        metadata: Some(ObjectMeta {
            annotations: Some(annotations(plan, config)),
            labels: Some(labels),
            ..Default::default()
        }),
        spec: Some(PodSpec {
            termination_grace_period_seconds: plan.availability.shutdown.grace_period_seconds,
            image_pull_secrets: unless_empty(&values.image_pull_secrets),
            service_account_name: Some(plan.service_accounts.gateway.name().to_owned()),
            automount_service_account_token: values.service_account.automount,
            host_aliases: unless_empty(&host_aliases(plan)),
            security_context: values.pod_security_context.clone(),
            init_containers: unless_empty(&values.init_containers),
            containers: with(vec![container::gateway(plan, mounts)], &values.extra_containers),
            volumes: Some(with(volumes::gateway(plan), &values.extra_volumes)),
            node_selector: Some(values.node_selector.clone()).filter(|map| !map.is_empty()),
            affinity: plan.availability.affinity.clone(),
            tolerations: unless_empty(&values.tolerations),
            topology_spread_constraints: unless_empty(&spread(plan)),
            priority_class_name: values.priority_class_name.to_option(),
            runtime_class_name: values.runtime_class_name.to_option(),
            scheduler_name: values.scheduler_name.to_option(),
            dns_policy: values.dns_policy.to_option(),
            dns_config: values.dns_config.clone().filter(|config| *config != PodDNSConfig::default()),
            ..Default::default()
        }),
    }
}

/// The gateway reads its configuration and the database's URL only when it starts, so a change of either must
/// make new pods.
fn annotations(plan: &Plan, config: &str) -> BTreeMap<String, String> {
    let config = hex(config.as_bytes());
    let mut annotations = BTreeMap::from([("checksum/gateway-config".to_owned(), config)]);
    if let Some(url) = plan.database.rendered_url() {
        annotations.insert("checksum/db-secret".into(), hex(url.reveal().as_bytes()));
    }
    annotations.extend(plan.values.pod_annotations.clone());
    annotations
}

fn host_aliases(plan: &Plan) -> Vec<HostAlias> {
    let host = |ip: &str| {
        let hostnames = ["host.docker.internal", "host.openshell.internal"].map(str::to_owned).to_vec();
        HostAlias { ip: ip.to_owned(), hostnames: Some(hostnames) }
    };
    let own = plan.values.server.host_gateway_ip.get().map(host);
    with(own.into_iter().collect(), &plan.values.host_aliases)
}

/// A constraint without a selector would count no pods at all; the gateway's own are meant.
fn spread(plan: &Plan) -> Vec<TopologySpreadConstraint> {
    let own = || matching(selector(plan));
    let constraints = plan.values.topology_spread_constraints.iter().cloned();
    constraints
        .map(|constraint| TopologySpreadConstraint {
            label_selector: constraint.label_selector.or_else(|| Some(own())),
            ..constraint
        })
        .collect()
}
