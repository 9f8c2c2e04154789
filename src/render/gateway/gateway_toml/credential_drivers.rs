//! `[openshell.credential_drivers]`: where provider credentials are kept, unless it is the database.

use serde::Serialize;

use super::gateway_id;
use crate::plan::Plan;
use crate::plan::credentials::Credentials;

#[derive(Serialize)]
pub(super) enum CredentialDrivers<'a> {
    #[serde(rename = "kubernetes-secrets")]
    KubernetesSecrets(KubernetesSecrets<'a>),
    #[serde(rename = "vault")]
    Vault(Vault<'a>),
}

#[derive(Serialize)]
pub(super) struct KubernetesSecrets<'a> {
    namespace: &'a str,
    allow_reference_namespace: bool,
    workspace_mode: &'static str,
    gateway_id: &'a str,
}

#[derive(Serialize)]
pub(super) struct Vault<'a> {
    address: &'a str,
    mount: &'a str,
    kv_version: String,
    auth_method: &'a str,
    role: Option<&'a str>,
    kubernetes_auth_mount: Option<&'a str>,
    service_account_token_path: Option<&'a str>,
    token_path: Option<&'a str>,
    timeout_secs: Option<i64>,
}

pub(super) fn table(plan: &Plan) -> Option<CredentialDrivers<'_>> {
    let drivers = &plan.values.server.credential_drivers;
    match &plan.credentials {
        Credentials::Database(_) => None,
        Credentials::KubernetesSecrets { namespace, .. } => {
            Some(CredentialDrivers::KubernetesSecrets(KubernetesSecrets {
                namespace,
                allow_reference_namespace: drivers.kubernetes_secrets.allow_reference_namespace,
                workspace_mode: plan.sandboxes.workspaces.as_str(),
                gateway_id: gateway_id(plan),
            }))
        }
        Credentials::Vault { timeout_secs } => {
            let vault = &drivers.vault;
            Some(CredentialDrivers::Vault(Vault {
                address: &vault.address,
                mount: &vault.mount,
                kv_version: vault.kv_version.text().unwrap_or_default(),
                auth_method: &vault.auth_method,
                role: vault.role.get(),
                kubernetes_auth_mount: vault.kubernetes_auth_mount.get(),
                service_account_token_path: vault.service_account_token_path.get(),
                token_path: vault.token_path.get(),
                timeout_secs: *timeout_secs,
            }))
        }
    }
}
