//! `StatefulSet`s.

use k8s_openapi::api::apps::v1::{StatefulSet, StatefulSetUpdateStrategy};

use super::{CODE, Ends, own_pods, template};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{claim, count, metadata, name, number, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::label_problem;
use crate::plan::kubernetes_names::longest::STATEFUL_SET;

/// Checks a StatefulSet.
pub(in crate::check) fn check(object: &StatefulSet, findings: &mut Findings) {
    let name = object.metadata.name.as_deref().unwrap_or_default();
    metadata::length(name, STATEFUL_SET, "its pods carry a label that is longer by 11 characters", findings);
    let (spec, at) = (&object.spec, Field::root("spec"));
    for (name, number) in [("replicas", spec.replicas), ("minReadySeconds", spec.min_ready_seconds)] {
        number::not_negative(number, CODE, &at.name(name), findings);
    }
    let start = spec.ordinals.as_ref().and_then(|ordinals| ordinals.start);
    number::not_negative(start, CODE, &at.name("ordinals").name("start"), findings);
    if let Some(service) = word::set(spec.service_name.as_deref()) {
        let at = at.name("serviceName");
        name::check("Service", service, label_problem, Code::InvalidService, &at, findings);
    }
    let (management, policies) = (spec.pod_management_policy.as_deref(), ["OrderedReady", "Parallel"]);
    word::optional(management, &policies, CODE, &at.name("podManagementPolicy"), findings);
    if let Some(strategy) = &spec.update_strategy {
        update(strategy, &at.name("updateStrategy"), findings);
    }
    if let Some(retention) = &spec.persistent_volume_claim_retention_policy {
        let at = at.name("persistentVolumeClaimRetentionPolicy");
        for (name, policy) in
            [("whenDeleted", &retention.when_deleted), ("whenScaled", &retention.when_scaled)]
        {
            let (policy, policies) = (policy.as_deref(), ["Retain", "Delete"]);
            word::optional(policy, &policies, Code::InvalidVolume, &at.name(name), findings);
        }
    }
    let templates = at.name("volumeClaimTemplates");
    for (index, claim) in spec.volume_claim_templates.iter().flatten().enumerate() {
        claim::template(claim, &templates.index(index), findings);
    }
    own_pods(&spec.selector, &spec.template, &at, findings);
    let claims = spec.volume_claim_templates.as_deref().unwrap_or_default();
    template(&spec.template, claims, Ends::Never, &at.name("template"), findings);
}

fn update(strategy: &StatefulSetUpdateStrategy, at: &Field, findings: &mut Findings) {
    let kind = word::set(strategy.type_.as_deref()).unwrap_or("RollingUpdate");
    word::check(kind, &["RollingUpdate", "OnDelete"], CODE, &at.name("type"), findings);
    let Some(rolling) = &strategy.rolling_update else { return };
    let at = at.name("rollingUpdate");
    if kind == "OnDelete" {
        findings
            .add(CODE, &at, "pods change only when they are deleted, so nothing rolls")
            .help("remove it, or set the strategy's type to `RollingUpdate`");
        return;
    }
    number::not_negative(rolling.partition, CODE, &at.name("partition"), findings);
    let at = at.name("maxUnavailable");
    let most = rolling.max_unavailable.as_ref();
    if most.and_then(|most| count::check(most, true, CODE, &at, findings)) == Some(0) {
        findings.add(CODE, &at, "no pod may go, so none is replaced").help("set it to 1 or more");
    }
}
