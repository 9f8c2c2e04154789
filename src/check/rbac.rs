//! Roles and bindings.
//!
//! Source: `k8s.io/kubernetes/pkg/apis/rbac/validation`.

use k8s_openapi::api::rbac::v1::{PolicyRule, RoleRef, Subject};

use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::metadata::path_segment_problem;
use crate::check::{name, word};
use crate::diagnostic::Code;
use crate::plan::kubernetes_names::subdomain_problem;

const CODE: Code = Code::InvalidPermissions;
const GROUP: &str = "rbac.authorization.k8s.io";

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

/// Checks a binding.
pub(super) fn binding(
    role: &RoleRef,
    subjects: Option<&Vec<Subject>>,
    scope: Scope,
    findings: &mut Findings,
) {
    let at = Field::root("roleRef");
    // The API server fills in the group where there is none.
    word::optional(role.api_group.as_deref(), &[GROUP], CODE, &at.name("apiGroup"), findings);
    let kinds: &[&str] = if scope == Scope::Cluster { &["ClusterRole"] } else { &["Role", "ClusterRole"] };
    word::check(&role.kind, kinds, CODE, &at.name("kind"), findings);
    name::check("role", &role.name, path_segment_problem, CODE, &at.name("name"), findings);
    let at = Field::root("subjects");
    for (index, item) in subjects.into_iter().flatten().enumerate() {
        subject(item, scope, &at.index(index), findings);
    }
}

fn subject(subject: &Subject, scope: Scope, at: &Field, findings: &mut Findings) {
    word::check(&subject.kind, &["ServiceAccount", "User", "Group"], CODE, &at.name("kind"), findings);
    let group = word::set(subject.api_group.as_deref());
    if subject.kind != "ServiceAccount" {
        word::given(group, &[GROUP], CODE, &at.name("apiGroup"), findings);
        if subject.name.is_empty() {
            findings.add(CODE, &at.name("name"), "a subject has a name").help("name the user or group");
        }
        return;
    }
    name::check("ServiceAccount", &subject.name, subdomain_problem, CODE, &at.name("name"), findings);
    if let Some(group) = group {
        findings
            .add(
                CODE,
                &at.name("apiGroup"),
                format!("a ServiceAccount does not belong to the group `{group}`"),
            )
            .help("remove it");
    }
    if scope == Scope::Cluster && subject.namespace.as_deref().unwrap_or_default().is_empty() {
        findings
            .add(CODE, &at.name("namespace"), "a ServiceAccount has a namespace")
            .help("name its namespace");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn of_role(scope: Scope, rule: Json) -> Vec<String> {
        let mut findings = Findings::default();
        role(Some(&vec![serde_json::from_value(rule).unwrap()]), scope, &mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
    }

    fn of_binding(scope: Scope, role: Json, subject: Json) -> Vec<String> {
        let mut findings = Findings::default();
        let subjects = vec![serde_json::from_value(subject).unwrap()];
        binding(&serde_json::from_value(role).unwrap(), Some(&subjects), scope, &mut findings);
        findings.into_list().into_iter().map(|finding| finding.place.field).collect()
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

    #[test]
    fn bindings_give_a_role_to_somebody() {
        let role = json!({ "apiGroup": GROUP, "kind": "Role", "name": "a:b" });
        let account = json!({ "kind": "ServiceAccount", "name": "a", "namespace": "b" });
        assert!(of_binding(Scope::Namespace, role.clone(), account.clone()).is_empty());
        assert_eq!(of_binding(Scope::Cluster, role.clone(), account.clone()), ["roleRef.kind"]);
        let bad = json!({ "apiGroup": "rbac", "kind": "Role", "name": "a/b" });
        assert_eq!(of_binding(Scope::Namespace, bad, account), ["roleRef.apiGroup", "roleRef.name"]);
        for (subject, at) in [
            (json!({ "kind": "ServiceAccount", "name": "A b", "namespace": "c" }), "subjects[0].name"),
            (json!({ "kind": "ServiceAccount", "name": "" }), "subjects[0].name"),
            (json!({ "kind": "User", "name": "" }), "subjects[0].name"),
            (json!({ "kind": "Pod", "name": "a" }), "subjects[0].kind"),
            (json!({ "kind": "ServiceAccount", "apiGroup": "a", "name": "a" }), "subjects[0].apiGroup"),
        ] {
            assert_eq!(of_binding(Scope::Namespace, role.clone(), subject), [at]);
        }
        let role = json!({ "kind": "ClusterRole", "name": "a" });
        let homeless = json!({ "kind": "ServiceAccount", "name": "a" });
        assert_eq!(of_binding(Scope::Cluster, role, homeless), ["subjects[0].namespace"]);
    }
}
