//! Roles and RoleBindings of the gateway.

use k8s_openapi::api::rbac::v1::{Role, RoleBinding};

use crate::plan::Plan;
use crate::render::gateway::rbac::{role_ref, rule, subject};
use crate::render::metadata::in_namespace;

/// Verbs for objects that the gateway makes and removes.
pub const ALL_VERBS: [&str; 7] = ["create", "delete", "get", "list", "patch", "update", "watch"];

/// Lets the gateway run sandboxes in their namespace.
///
/// It reads pods to tell a sandbox by the pod's annotation, and never changes them.
#[must_use]
pub fn sandbox(plan: &Plan) -> Role {
    Role {
        metadata: in_namespace(plan, &plan.sandboxes.namespace, plan.names.sandbox_role()),
        rules: Some(vec![
            rule("agents.x-k8s.io", &["sandboxes", "sandboxes/status"], &ALL_VERBS),
            rule("", &["events"], &["get", "list", "watch"]),
            rule("", &["pods"], &["get"]),
        ]),
    }
}

/// Gives the gateway the [`sandbox`] Role.
#[must_use]
pub fn sandbox_binding(plan: &Plan) -> RoleBinding {
    binding(plan, &plan.sandboxes.namespace, plan.names.sandbox_role())
}

/// Lets the gateway keep credentials in Secrets of a namespace.
///
/// Their names are hashes that nobody knows beforehand, so the Role covers all Secrets there.
#[must_use]
pub fn credential_secrets(plan: &Plan, namespace: &str) -> Role {
    Role {
        metadata: in_namespace(plan, namespace, plan.names.credential_secrets()),
        rules: Some(vec![rule("", &["secrets"], &["get", "create", "patch", "delete"])]),
    }
}

/// Gives the gateway the [`credential_secrets`] Role.
#[must_use]
pub fn credential_secrets_binding(plan: &Plan, namespace: &str) -> RoleBinding {
    binding(plan, namespace, plan.names.credential_secrets())
}

fn binding(plan: &Plan, namespace: &str, role: String) -> RoleBinding {
    RoleBinding {
        metadata: in_namespace(plan, namespace, role.clone()),
        role_ref: role_ref("Role", role),
        subjects: Some(vec![subject(plan, plan.service_accounts.gateway.name())]),
    }
}
