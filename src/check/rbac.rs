//! Roles.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/rbac/validation`.

pub(super) mod binding;

use k8s_openapi::api::rbac::v1::PolicyRule;

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::diagnostic::Code;

const CODE: Code = Code::InvalidPermissions;

/// What a Role or binding is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Cluster,
    Namespace,
}

/// Checks the rules of a Role.
pub(super) fn role(rules: Option<&Vec<PolicyRule>>, scope: Scope, findings: &mut Findings) {
    let at = Field::root("rules");
    for (index, item) in rules.into_iter().flatten().enumerate() {
        rule(item, scope, &at.index(index), findings);
    }
}

fn rule(rule: &PolicyRule, scope: Scope, at: &Field, findings: &mut Findings) {
    let is_empty = |list: &Option<Vec<String>>| list.as_ref().is_none_or(Vec::is_empty);
    if rule.verbs.is_empty() {
        findings.add(CODE, &at.name("verbs"), "the rule permits nothing").help("list verbs, such as `get`");
    }
    let [groups, resources] = [is_empty(&rule.api_groups), is_empty(&rule.resources)];
    if is_empty(&rule.non_resource_urls) {
        if groups {
            findings
                .add(CODE, &at.name("apiGroups"), "the rule is for no API group")
                .help("list groups; `\"\"` is that of Secrets and pods");
        }
        if resources {
            findings.add(CODE, &at.name("resources"), "the rule is for no resource").help("list resources");
        }
        return;
    }
    if scope == Scope::Namespace {
        findings
            .add(CODE, &at.name("nonResourceURLs"), "URLs belong to no namespace")
            .help("use a ClusterRole for them");
    }
    if !(groups && resources && is_empty(&rule.resource_names)) {
        findings
            .add(CODE, &at.name("nonResourceURLs"), "a rule is for resources or for URLs, not for both")
            .help("make two rules of it");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;
    use crate::check::testing::fields;

    fn of_role(scope: Scope, rule: Json) -> Vec<String> {
        let rules = vec![serde_json::from_value(rule).unwrap()];
        fields(|findings| role(Some(&rules), scope, findings))
    }

    #[test]
    fn rules_permit_something_on_something() {
        let rule = |groups: Json, resources: Json, verbs: Json| {
            of_role(Scope::Namespace, json!({ "apiGroups": groups, "resources": resources, "verbs": verbs }))
        };
        assert!(rule(json!([""]), json!(["pods"]), json!(["get"])).is_empty());
        let all = ["rules[0].verbs", "rules[0].apiGroups", "rules[0].resources"];
        assert_eq!(rule(json!([]), json!([]), json!([])), all);
        let urls = json!({ "nonResourceURLs": ["/healthz"], "verbs": ["get"] });
        assert!(of_role(Scope::Cluster, urls.clone()).is_empty());
        assert_eq!(of_role(Scope::Namespace, urls), ["rules[0].nonResourceURLs"]);
    }
}
