//! Deployments.

use k8s_openapi::api::apps::v1::{Deployment, DeploymentStrategy};

use super::{CODE, Ends, own_pods, template};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{count, metadata, number, word};

/// The name of a Deployment's `ReplicaSet` ends in a dash and ten characters.
const LONGEST: usize = 242;

/// Checks a Deployment.
pub(in crate::check) fn check(object: &Deployment, findings: &mut Findings) {
    let name = object.metadata.name.as_deref().unwrap_or_default();
    metadata::length(name, LONGEST, "the names of its ReplicaSets are longer by 11 characters", findings);
    let (spec, at) = (&object.spec, Field::root("spec"));
    for (name, number) in [
        ("replicas", spec.replicas),
        ("minReadySeconds", spec.min_ready_seconds),
        ("revisionHistoryLimit", spec.revision_history_limit),
        ("progressDeadlineSeconds", spec.progress_deadline_seconds),
    ] {
        number::not_negative(number, CODE, &at.name(name), findings);
    }
    // The API server sets a deadline of ten minutes where there is none.
    let deadline = spec.progress_deadline_seconds.unwrap_or(600);
    if deadline <= spec.min_ready_seconds.unwrap_or_default() {
        findings
            .add(
                CODE,
                &at.name("progressDeadlineSeconds"),
                format!("within {deadline} s no pod can have been ready for as long as it must"),
            )
            .help(format!("choose a `minReadySeconds` below {deadline}"));
    }
    if let Some(strategy) = &spec.strategy {
        update(strategy, &at.name("strategy"), findings);
    }
    own_pods(&spec.selector, &spec.template, &at, findings);
    template(&spec.template, &[], Ends::Never, &at.name("template"), findings);
}

fn update(strategy: &DeploymentStrategy, at: &Field, findings: &mut Findings) {
    let kind = word::set(strategy.type_.as_deref()).unwrap_or("RollingUpdate");
    word::check(kind, &["Recreate", "RollingUpdate"], CODE, &at.name("type"), findings);
    let Some(rolling) = &strategy.rolling_update else { return };
    let at = at.name("rollingUpdate");
    if kind == "Recreate" {
        findings
            .add(CODE, &at, "pods are removed before new ones come, so nothing rolls")
            .help("remove it, or set the strategy's type to `RollingUpdate`");
        return;
    }
    let mut count = |name, count: &Option<_>| {
        count.as_ref().map(|count| count::check(count, name != "maxSurge", CODE, &at.name(name), findings))
    };
    let counts = [count("maxUnavailable", &rolling.max_unavailable), count("maxSurge", &rolling.max_surge)];
    if counts == [Some(Some(0)); 2] {
        findings
            .add(CODE, &at.name("maxUnavailable"), "no pod may go, and none may come first")
            .help("set `maxUnavailable` or `maxSurge` to 1 or more");
    }
}
