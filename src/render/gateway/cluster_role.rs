//! ClusterRole and ClusterRoleBinding of the gateway.

use k8s_openapi::api::rbac::v1::{ClusterRole, ClusterRoleBinding, PolicyRule};

use crate::plan::Plan;
use crate::plan::credentials::Credentials;
use crate::plan::sandboxes::Workspaces;
use crate::plan::tls::Tls;
use crate::render::gateway::rbac::{role_ref, rule, subject};
use crate::render::gateway::role::ALL_VERBS;
use crate::render::metadata::cluster_scoped;

/// Lets the gateway check tokens of sandboxes and read nodes and namespaces; with workspaces in namespaces
/// of their own also what it needs in each of them.
#[must_use]
pub fn node_reader(plan: &Plan) -> ClusterRole {
    let namespace_verbs: &[&str] = match plan.sandboxes.workspaces {
        Workspaces::Shared => &["get"],
        Workspaces::Operator => &["get", "list", "watch"],
        Workspaces::Managed => &["get", "list", "watch", "create", "delete"],
    };
    let mut rules = vec![
        rule("authentication.k8s.io", &["tokenreviews"], &["create"]),
        rule("", &["nodes"], &["get", "list", "watch"]),
        rule("", &["namespaces"], namespace_verbs),
    ];
    match plan.sandboxes.workspaces {
        Workspaces::Shared => {}
        Workspaces::Operator => rules.extend(workspaces(plan)),
        Workspaces::Managed => {
            rules.extend(workspaces(plan));
            rules.push(rule("", &["serviceaccounts"], &["create", "get"]));
            if plan.values.network_policy.enabled {
                let verbs = ["get", "create", "patch", "update"];
                rules.push(rule("networking.k8s.io", &["networkpolicies"], &verbs));
            }
        }
    }
    ClusterRole {
        metadata: cluster_scoped(plan, plan.names.node_reader()),
        rules: Some(rules),
        ..Default::default()
    }
}

/// Gives the gateway the [`node_reader`] ClusterRole.
#[must_use]
pub fn node_reader_binding(plan: &Plan) -> ClusterRoleBinding {
    ClusterRoleBinding {
        metadata: cluster_scoped(plan, plan.names.node_reader()),
        role_ref: role_ref("ClusterRole", plan.names.node_reader()),
        subjects: Some(vec![subject(plan, plan.service_accounts.gateway.name())]),
    }
}

/// What the gateway needs in the namespaces of workspaces.
fn workspaces(plan: &Plan) -> Vec<PolicyRule> {
    let mut rules = vec![
        rule("agents.x-k8s.io", &["sandboxes", "sandboxes/status"], &ALL_VERBS),
        rule("", &["events"], &["get", "list", "watch"]),
        rule("", &["pods"], &["get"]),
    ];
    let copied = copied_secrets(plan);
    if !copied.is_empty() {
        rules.push(PolicyRule { resource_names: Some(copied), ..rule("", &["secrets"], &["get", "patch"]) });
        // RBAC cannot restrict `create` to names: the name is not known when it is authorized.
        rules.push(rule("", &["secrets"], &["create"]));
    }
    if matches!(plan.credentials, Credentials::KubernetesSecrets { .. }) {
        rules.push(rule("", &["secrets"], &["get", "create", "patch", "delete"]));
    }
    rules
}

/// The Secrets that the gateway copies into the namespaces of workspaces, each once.
fn copied_secrets(plan: &Plan) -> Vec<String> {
    let mut names = Vec::new();
    if let Tls::Enabled { client_secret, .. } = &plan.tls {
        names.push(client_secret.clone());
    }
    if plan.sandboxes.workspaces == Workspaces::Managed {
        names.extend(plan.sandboxes.image_pull_secrets.iter().cloned());
    }
    let mut unique: Vec<String> = Vec::new();
    for name in names {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    unique
}
