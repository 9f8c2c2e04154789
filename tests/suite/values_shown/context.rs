//! What single settings need to show: other settings, or a value of their own.

use serde_json::{Value as Json, json};

use super::{TEXT, server};

/// What gives the settings of a section their effect, the more special section first.
const NEEDS: [(&str, &str); 22] = [
    ("service.nodePort", "service: {type: NodePort}"),
    ("workload.kind", "server: {externalDbSecret: db}"),
    ("replicaCount", "server: {externalDbSecret: db}\nworkload: {kind: deployment}"),
    ("upstreamProxy.authAllowInsecure", "upstreamProxy: {authSecret: {name: a, key: b}}"),
    ("server.drivers.kubernetes.operator", "server: {drivers: {kubernetes: {workspaceMode: operator}}}"),
    ("server.grpcRateLimit.requests", "server: {grpcRateLimit: {windowSeconds: 1}}"),
    ("server.grpcRateLimit.windowSeconds", "server: {grpcRateLimit: {requests: 1}}"),
    (
        "server.credentialDrivers.kubernetesSecrets",
        "server: {credentialDrivers: {kubernetesSecrets: {enabled: true}}}",
    ),
    ("server.credentialDrivers.vault", "server: {credentialDrivers: {vault: {enabled: true}}}"),
    ("server.tls.clientCaSecretName", "pkiInitJob: {enabled: false}"),
    (
        "server.providerTokenGrants.spiffe.workload",
        "server: {providerTokenGrants: {spiffe: {enabled: true}}}",
    ),
    ("server.oidc", "server: {oidc: {issuer: 'https://issuer'}}"),
    (
        "certManager.clientCaFromServerTlsSecret",
        "certManager: {enabled: true}\nserver: {tls: {clientCaSecretName: own-ca}}",
    ),
    (
        "certManager.serverIssuerRef",
        "certManager: {enabled: true, serverDnsNames: [a.example.com], serverIssuerRef: {name: issuer}}",
    ),
    ("certManager", "certManager: {enabled: true}"),
    (
        "grpcRoute.gateway.listener.protocol",
        "grpcRoute: {enabled: true, gateway: {create: true, listener: {tls: {certificateRefs: [{name: a}]}}}}\n\
         server: {disableTls: true}",
    ),
    (
        "grpcRoute.gateway.listener.tls",
        "grpcRoute: {enabled: true, gateway: {create: true, listener: {protocol: HTTPS}}}\nserver: {disableTls: true}",
    ),
    ("grpcRoute.gateway.create", "grpcRoute: {enabled: true}"),
    ("grpcRoute.gateway.namespace", "grpcRoute: {enabled: true, gateway: {name: shared}}"),
    ("grpcRoute.gateway", "grpcRoute: {enabled: true, gateway: {create: true}}"),
    ("grpcRoute", "grpcRoute: {enabled: true}"),
    ("openshiftRoute", "openshiftRoute: {enabled: true}"),
];

/// The same for a PostgreSQL server that runs elsewhere, where each setting needs the others.
const POSTGRES: &str = "postgres: {enabled: true, mode: external, host: db, password: secret}";
const POSTGRES_SECRET: &str = "postgres: {enabled: true, mode: external, existingSecret: {name: db}}";

/// Settings that take no other text, and what they print.
pub fn special(path: &str) -> Option<(Json, &'static str)> {
    Some(match path {
        "workload.kind" => (json!("deployment"), "kind: Deployment"),
        "service.nodePort" => (json!(31337), "nodePort: 31337"),
        "service.type" => (json!("NodePort"), "type: NodePort"),
        "persistence.size" => (json!("31337Gi"), "storage: 31337Gi"),
        "resources" => (json!({ "limits": { "cpu": "31337m" } }), "31337m"),
        "affinity" | "postgres.affinity" => (
            json!({ "podAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": [{ "topologyKey": TEXT }] } }),
            TEXT,
        ),
        "tolerations" | "postgres.tolerations" => (json!([{ "key": TEXT, "operator": "Exists" }]), TEXT),
        "topologySpreadConstraints" => {
            (json!([{ "maxSkew": 1, "topologyKey": TEXT, "whenUnsatisfiable": "DoNotSchedule" }]), TEXT)
        }
        "imagePullSecrets"
        | "server.sandboxImagePullSecrets"
        | "grpcRoute.gateway.listener.tls.certificateRefs" => (json!([{ "name": TEXT }]), TEXT),
        "server.drivers.kubernetes.workspaceMode" => (json!("managed"), "workspace_mode = \"managed\""),
        "server.policyValidationFailureMode" => (json!("retain_last_valid"), "\"retain_last_valid\""),
        "server.credentialStorage.keyEncryptionKey" => {
            (json!("bWFya2VkbWFya2VkbWFya2VkbWFya2VkbWFya2VkbWE="), "bWFya2VkbWFya2Vk")
        }
        "server.credentialDrivers.vault.timeoutSecs" => (json!("31337"), "timeout_secs = 31337"),
        "server.sandboxJwt.secretDefaultMode" => (json!("0444"), "defaultMode: 292"),
        "grpcRoute.gateway.listener.protocol" => (json!("HTTPS"), "protocol: HTTPS"),
        "grpcRoute.gateway.listener.allowedRoutes" => (json!("All"), "from: All"),
        "certManager.serverIssuerRef.kind" => (json!("ClusterIssuer"), "kind: ClusterIssuer"),
        "certManager.certificateDuration" => (json!("31337h"), "duration: 31337h"),
        "certManager.certificateRenewBefore" => (json!("313h"), "renewBefore: 313h"),
        "certManager.serverIpAddresses" => (json!(["10.31.33.7"]), "10.31.33.7"),
        "server.hostGatewayIP" => (json!("10.31.33.7"), "10.31.33.7"),
        "persistence.accessModes" | "postgres.persistence.accessModes" => {
            (json!(["ReadOnlyMany"]), "ReadOnlyMany")
        }
        _ if path.ends_with("image.pullPolicy") && !path.starts_with("supervisor") => (json!("Never"), "imagePullPolicy: Never"),
        "postgres.sslmode" => (json!("verify-ca"), "sslmode=verify-ca"),
        _ => return server::special(path),
    })
}

/// Values that give a setting its effect.
pub fn needs(path: &str) -> String {
    match path {
        "postgres.existingSecret.name" => "postgres: {enabled: true, mode: external}".to_owned(),
        "postgres.existingSecret.key" => POSTGRES_SECRET.to_owned(),
        "postgres.enabled" => "postgres: {mode: external, host: db, password: secret}".to_owned(),
        "postgres.host" | "postgres.port" | "postgres.sslmode" => POSTGRES.to_owned(),
        _ => server::needs(path).unwrap_or_else(|| of_gateway(path).to_owned()),
    }
}

fn of_gateway(path: &str) -> &'static str {
    if path.ends_with(".enabled") {
        return "";
    }
    NEEDS.iter().find(|(section, _)| path.starts_with(section)).map_or("", |(_, needs)| needs)
}
