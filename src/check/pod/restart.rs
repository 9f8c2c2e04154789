//! When containers are started again, and how long they may take to end.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, ContainerRestartRule, PodSpec};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::{number, word};
use crate::diagnostic::{Code, prose};

const POLICIES: &[&str] = &["Always", "OnFailure", "Never"];

/// More rules, and more exit codes, the API server does not take.
const MOST_RULES: usize = 20;
const MOST_EXIT_CODES: usize = 255;

/// Checks what a pod says.
pub(super) fn pod(pod: &PodSpec, at: &Field, findings: &mut Findings) {
    word::optional(
        pod.restart_policy.as_deref(),
        POLICIES,
        Code::InvalidContainer,
        &at.name("restartPolicy"),
        findings,
    );
    if let Some(seconds) = pod.active_deadline_seconds {
        let at = at.name("activeDeadlineSeconds");
        number::within(seconds, 1, i32::MAX.into(), Code::InvalidProbe, &at, findings);
    }
}

/// Checks what a container says.
pub(super) fn container(container: &Container, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let rules = container.restart_policy_rules.as_deref().unwrap_or_default();
    match &container.restart_policy {
        Some(policy) => {
            word::check(policy, POLICIES, Code::InvalidContainer, &at.name("restartPolicy"), findings);
        }
        None if !rules.is_empty() => {
            findings
                .add(
                    Code::InvalidContainer,
                    &at.name("restartPolicy"),
                    "rules for restarts need a policy beside them",
                )
                .help(format!("write {}", prose::words(POLICIES, "or")));
        }
        None => {}
    }
    let rules_at = at.name("restartPolicyRules");
    number::at_most(MOST_RULES, rules.len(), "rules", Code::InvalidContainer, &rules_at, findings);
    for (index, rule) in rules.iter().enumerate() {
        self::rule(rule, &rules_at.index(index), findings);
    }
    resizes(container, pod, &at.name("resizePolicy"), findings);
}

/// Checks what an init container that runs beside the others says: it is always restarted, whatever its exit code.
pub(super) fn beside(container: &Container, at: &Field, findings: &mut Findings) {
    if container.restart_policy_rules.iter().flatten().next().is_some() {
        findings
            .add(
                Code::InvalidContainer,
                &at.name("restartPolicyRules"),
                "an init container that is always restarted has no rules for it",
            )
            .help("remove them, or choose another `restartPolicy`");
    }
}

fn rule(rule: &ContainerRestartRule, at: &Field, findings: &mut Findings) {
    word::check(&rule.action, &["Restart"], Code::InvalidContainer, &at.name("action"), findings);
    let at = at.name("exitCodes");
    let Some(codes) = &rule.exit_codes else {
        findings
            .add(Code::InvalidContainer, &at, "the rule does not say for which exit codes it is")
            .help("write them");
        return;
    };
    word::check(&codes.operator, &["In", "NotIn"], Code::InvalidContainer, &at.name("operator"), findings);
    let (values, at) = (codes.values.as_deref().unwrap_or_default(), at.name("values"));
    number::at_most(MOST_EXIT_CODES, values.len(), "exit codes", Code::InvalidContainer, &at, findings);
}

/// What happens when amounts are changed while the pod runs.
fn resizes(container: &Container, pod: &PodSpec, at: &Field, findings: &mut Findings) {
    let mut resources = BTreeSet::new();
    for (index, policy) in container.resize_policy.iter().flatten().enumerate() {
        let at = at.index(index);
        let resource = policy.resource_name.as_str();
        word::check(resource, &["cpu", "memory"], Code::InvalidResources, &at.name("resourceName"), findings);
        if !resources.insert(resource) {
            findings
                .add(
                    Code::InvalidResources,
                    &at.name("resourceName"),
                    format!("there are two policies for `{resource}`"),
                )
                .help("remove one of them");
        }
        let known = ["NotRequired", "RestartContainer"];
        let at = at.name("restartPolicy");
        word::check(&policy.restart_policy, &known, Code::InvalidResources, &at, findings);
        if pod.restart_policy.as_deref() == Some("Never") && policy.restart_policy == "RestartContainer" {
            findings
                .add(Code::InvalidResources, &at, "a pod that is never restarted cannot restart a container")
                .help("write `NotRequired`");
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::super::testing::{pod, table, with_container};

    #[test]
    fn pods() {
        table(
            pod,
            &[
                json!({ "restartPolicy": "Never", "activeDeadlineSeconds": 1 }),
                json!({ "restartPolicy": "", "terminationGracePeriodSeconds": 0 }),
            ],
            &[json!({ "restartPolicy": "never" }), json!({ "activeDeadlineSeconds": 0 })],
        );
    }

    #[test]
    fn containers() {
        let rules =
            |policy: Json, rule: Json| json!({ "restartPolicy": policy, "restartPolicyRules": [rule] });
        let rule = |operator: &str| json!({ "action": "Restart", "exitCodes": { "operator": operator, "values": [1] } });
        let resize = |resource: &str| json!({ "resizePolicy": [{ "resourceName": resource, "restartPolicy": "NotRequired" }] });
        table(
            with_container,
            &[rules("Never".into(), rule("In")), resize("cpu")],
            &[
                rules(Json::Null, rule("In")),
                rules("Never".into(), rule("Exists")),
                rules("Never".into(), json!({ "action": "Restart" })),
                json!({ "restartPolicy": "" }),
                resize("disk"),
            ],
        );
    }
}
