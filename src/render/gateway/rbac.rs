//! Parts of Roles and bindings.

use k8s_openapi::api::rbac::v1::{PolicyRule, RoleRef, Subject};

use crate::plan::Plan;

/// API group of Roles and bindings.
const RBAC: &str = "rbac.authorization.k8s.io";

/// Permits `verbs` on `resources` of an API group (`""` is the core group).
#[must_use]
pub fn rule(group: &str, resources: &[&str], verbs: &[&str]) -> PolicyRule {
    let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    PolicyRule {
        api_groups: Some(vec![group.to_owned()]),
        resources: Some(owned(resources)),
        verbs: owned(verbs),
        ..Default::default()
    }
}

/// A reference to a `Role` or `ClusterRole`.
#[must_use]
pub fn role_ref(kind: &str, name: String) -> RoleRef {
    RoleRef { api_group: Some(RBAC.into()), kind: kind.into(), name }
}

/// A ServiceAccount in the gateway's namespace, as the one that a binding gives permissions to.
#[must_use]
pub fn subject(plan: &Plan, service_account: &str) -> Subject {
    Subject {
        kind: "ServiceAccount".into(),
        name: service_account.to_owned(),
        namespace: Some(plan.release.namespace.clone()),
        ..Default::default()
    }
}
