//! Settings that take no arbitrary text, and what they print.

use serde_json::{Value as Json, json};

use super::{TEXT, server};

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
        _ if path.ends_with("image.pullPolicy") && !path.starts_with("supervisor") => {
            (json!("Never"), "imagePullPolicy: Never")
        }
        "postgres.engine" => (json!("cloudnative-pg"), "postgresql.cnpg.io/v1"),
        "postgres.pooler.parameters" => (json!({ "query_wait_timeout": TEXT }), TEXT),
        "postgres.sslmode" => (json!("verify-ca"), "sslmode=verify-ca"),
        _ => return server::special(path),
    })
}
