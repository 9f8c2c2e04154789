//! Bindings of roles.

use k8s_openapi::api::rbac::v1::{RoleRef, Subject};

use super::{CODE, Scope};
use crate::check::field::Field;
use crate::check::finding::Findings;
use crate::check::metadata::path_segment_problem;
use crate::check::{name, word};
use crate::plan::kubernetes_names::subdomain_problem;

const GROUP: &str = "rbac.authorization.k8s.io";

/// Checks a binding.
pub(in crate::check) fn check(
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
    use crate::check::testing::fields;

    fn of_binding(scope: Scope, role: Json, subject: Json) -> Vec<String> {
        let (role, subject) =
            (serde_json::from_value(role).unwrap(), serde_json::from_value(subject).unwrap());
        fields(|findings| check(&role, Some(&vec![subject]), scope, findings))
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
