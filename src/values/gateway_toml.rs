//! Keys of gateway.toml that a value decides, and that `server.extraConfig` therefore refuses.
//!
//! A test of `render::gateway::gateway_toml` holds what is rendered against them.

/// The path of the setting whose keys are those of gateway.toml.
const PREFIX: &str = "server.extraConfig.";

/// Tables and keys below `[openshell]`, and what decides on them. A table stands for all its keys that are not known.
const DECIDED: [(&str, &str); 63] = [
    ("credential_drivers", "`server.credentialDrivers`"),
    ("drivers.kubernetes.app_armor_profile", "`server.appArmorProfile`"),
    ("drivers.kubernetes.client_tls_secret_name", "`server.tls.clientTlsSecretName`"),
    ("drivers.kubernetes.default_image", "`server.sandboxImage`"),
    ("drivers.kubernetes.default_runtime_class_name", "`server.defaultRuntimeClassName`"),
    ("drivers.kubernetes.enable_user_namespaces", "`server.enableUserNamespaces`"),
    ("drivers.kubernetes.gateway_id", "`server.sandboxJwt.gatewayId`"),
    ("drivers.kubernetes.grpc_endpoint", "`server.grpcEndpoint`"),
    ("drivers.kubernetes.host_gateway_ip", "`server.hostGatewayIP`"),
    ("drivers.kubernetes.https_proxy", "`upstreamProxy.url`"),
    ("drivers.kubernetes.image_pull_policy", "`server.sandboxImagePullPolicy`"),
    ("drivers.kubernetes.image_pull_secrets", "`server.sandboxImagePullSecrets`"),
    ("drivers.kubernetes.managed_ssh_ingress", "`networkPolicy.enabled`"),
    ("drivers.kubernetes.namespace", "`server.sandboxNamespace`"),
    ("drivers.kubernetes.no_proxy", "`upstreamProxy.noProxy`"),
    ("drivers.kubernetes.operator_namespace_file", "`server.drivers.kubernetes.operatorNamespaceFile`"),
    ("drivers.kubernetes.operator_namespace_label", "`server.drivers.kubernetes.operatorNamespaceLabel`"),
    ("drivers.kubernetes.provider_spiffe_workload_api_socket_path", "`server.providerTokenGrants.spiffe`"),
    ("drivers.kubernetes.proxy_auth_allow_insecure", "`upstreamProxy.authAllowInsecure`"),
    ("drivers.kubernetes.proxy_auth_secret_key", "`upstreamProxy.authSecret.key`"),
    ("drivers.kubernetes.proxy_auth_secret_name", "`upstreamProxy.authSecret.name`"),
    ("drivers.kubernetes.proxy_connect_by_hostname", "`upstreamProxy.connectByHostname`"),
    ("drivers.kubernetes.sa_token_ttl_secs", "`server.sandboxJwt.k8sSaTokenTtlSecs`"),
    ("drivers.kubernetes.service_account_name", "`sandboxServiceAccount.name`"),
    ("drivers.kubernetes.sidecar", "`supervisor.sidecar`"),
    ("drivers.kubernetes.supervisor_image", "`supervisor.image`"),
    ("drivers.kubernetes.supervisor_image_pull_policy", "`supervisor.image.pullPolicy`"),
    ("drivers.kubernetes.supervisor_sideload_method", "`supervisor.sideloadMethod`"),
    ("drivers.kubernetes.topology", "`supervisor.topology`"),
    ("drivers.kubernetes.workspace_default_storage_size", "`server.workspaceDefaultStorageSize`"),
    ("drivers.kubernetes.workspace_mode", "`server.drivers.kubernetes.workspaceMode`"),
    ("drivers.kubernetes.workspace_storage_class", "`server.workspaceStorageClass`"),
    ("gateway.auth", "`server.auth`"),
    ("gateway.bind_address", "`service.port`"),
    ("gateway.client_tls_secret_name", "`server.tls.clientTlsSecretName`"),
    ("gateway.credential_drivers", "`server.credentialDrivers`"),
    ("gateway.credential_storage", "`server.credentialStorage`"),
    ("gateway.database_url", "`postgres` (or `server.externalDbSecret`)"),
    ("gateway.default_image", "`server.sandboxImage`"),
    ("gateway.disable_tls", "`server.disableTls`"),
    ("gateway.enable_loopback_service_http", "`server.enableLoopbackServiceHttp`"),
    ("gateway.enable_user_namespaces", "`server.enableUserNamespaces`"),
    ("gateway.gateway_jwt", "`server.sandboxJwt`"),
    ("gateway.grpc_rate_limit_requests", "`server.grpcRateLimit.requests`"),
    ("gateway.grpc_rate_limit_window_seconds", "`server.grpcRateLimit.windowSeconds`"),
    ("gateway.health_bind_address", "`service.healthPort`"),
    ("gateway.host_gateway_ip", "`server.hostGatewayIP`"),
    ("gateway.log_level", "`server.logLevel`"),
    ("gateway.metrics_bind_address", "`service.metricsPort`"),
    ("gateway.oidc", "`server.oidc`"),
    ("gateway.policy_validation_failure_mode", "`server.policyValidationFailureMode`"),
    ("gateway.sa_token_ttl_secs", "`server.sandboxJwt.k8sSaTokenTtlSecs`"),
    ("gateway.sandbox_namespace", "`server.sandboxNamespace`"),
    ("gateway.server_sans", "`pkiInitJob.serverDnsNames` (or `certManager.serverDnsNames`)"),
    ("gateway.service_account_name", "`sandboxServiceAccount.name`"),
    ("gateway.supervisor_image", "`supervisor.image`"),
    ("gateway.tls.cert_path", "`server.tls.certSecretName`"),
    ("gateway.tls.client_ca_path", "`server.tls.clientCaSecretName`"),
    ("gateway.tls.external_cert_path", "`certManager.serverIssuerRef`"),
    ("gateway.tls.external_key_path", "`certManager.serverIssuerRef`"),
    ("gateway.tls.external_server_names", "`certManager.serverDnsNames`"),
    ("gateway.tls.key_path", "`server.tls.certSecretName`"),
    ("version", RELEASE),
];

/// What decides on the version of the file's format, which is no value.
const RELEASE: &str = "the gateway's release";

/// What decides on a key at a path of the values; None for other paths, and for keys that nothing decides on.
#[must_use]
pub fn owner(path: &str) -> Option<&'static str> {
    let key = path.strip_prefix(PREFIX)?;
    DECIDED.iter().find(|(decided, _)| *decided == key).map(|(_, owner)| *owner)
}

/// What is wrong with a key that something decides on, and what to do; None for all other paths.
#[must_use]
pub fn conflict(path: &str) -> Option<(String, String)> {
    let owner = owner(path)?;
    let help = match owner {
        RELEASE => "remove it: this program writes the version that the release reads".to_owned(),
        value => format!("use {value} in its place"),
    };
    Some((format!("`{path}` is for {owner} to decide"), help))
}

/// Whether a path leads into gateway.toml.
#[must_use]
pub fn is_inside(parent: &str) -> bool {
    parent
        .strip_prefix(PREFIX.trim_end_matches('.'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_says_what_to_use_or_that_nothing_can_be() {
        let help = |key: &str| conflict(&format!("{PREFIX}{key}")).map(|(_, help)| help);
        assert_eq!(help("gateway.log_level").as_deref(), Some("use `server.logLevel` in its place"));
        assert!(help("version").is_some_and(|help| help.starts_with("remove it: ")));
        assert_eq!(help("gateway.otlp"), None);
        assert_eq!(conflict("version"), None);
    }
}
