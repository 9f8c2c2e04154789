//! Settings that take no arbitrary text, and what they print.

use serde_json::{Value as Json, json};

use super::{TEXT, server};

/// Settings that take no other text, and what they print.
pub fn special(path: &str) -> Option<(Json, &'static str)> {
    Some(match path {
        "workload.kind" => (json!("deployment"), "kind: Deployment"),
        "autoscaling.minReplicas" => (json!(3133), "minReplicas: 3133"),
        "autoscaling.enabled" => (json!(true), "kind: HorizontalPodAutoscaler"),
        "highAvailability.peer.enabled" => (json!(true), "OPENSHELL_PEER_ENDPOINT"),
        "highAvailability.startupSeconds" => (json!(62674), "failureThreshold: 31337"),
        "podAntiAffinityPreset" => (json!("hard"), "requiredDuringSchedulingIgnoredDuringExecution"),
        "podDisruptionBudget.enabled" => (json!(true), "kind: PodDisruptionBudget"),
        "podDisruptionBudget.minAvailable" => (json!(31337), "minAvailable: 31337"),
        "podLifecycle.preStopSleepSeconds" => (json!(3133), "seconds: 3133"),
        "server.peer.allowInsecureTransport" => (json!(true), "OPENSHELL_PEER_ALLOW_INSECURE_TRANSPORT"),
        "revisionHistoryLimit" => (json!(31337), "revisionHistoryLimit: 31337"),
        "service.sessionAffinityTimeoutSeconds" => (json!(31337), "timeoutSeconds: 31337"),
        "service.sessionAffinity" => (json!("ClientIP"), "sessionAffinity: ClientIP"),
        "service.trafficDistribution" => (json!("PreferClose"), "trafficDistribution: PreferClose"),
        "updateStrategy.type" => (json!("Recreate"), "type: Recreate"),
        "podDisruptionBudget.maxUnavailable" | "updateStrategy.rollingUpdate.maxUnavailable" => {
            (json!(31337), "maxUnavailable: 31337")
        }
        "updateStrategy.rollingUpdate.maxSurge" => (json!(31337), "maxSurge: 31337"),
        "service.nodePort" => (json!(31337), "nodePort: 31337"),
        "service.type" => (json!("NodePort"), "type: NodePort"),
        "persistence.size" => (json!("31337Gi"), "storage: 31337Gi"),
        "persistence.retentionPolicy.whenDeleted" => (json!("Delete"), "whenDeleted: Delete"),
        "persistence.retentionPolicy.whenScaled" => (json!("Delete"), "whenScaled: Delete"),
        "resources" => (json!({ "limits": { "cpu": "31337m" } }), "31337m"),
        "affinity" | "postgres.affinity" => (
            json!({ "podAffinity": { "requiredDuringSchedulingIgnoredDuringExecution": [{ "topologyKey": TEXT }] } }),
            TEXT,
        ),
        "tolerations" | "postgres.tolerations" => (json!([{ "key": TEXT, "operator": "Exists" }]), TEXT),
        "topologySpreadConstraints" => {
            (json!([{ "maxSkew": 1, "topologyKey": TEXT, "whenUnsatisfiable": "DoNotSchedule" }]), TEXT)
        }
        "extraEnv" => (json!([{ "name": TEXT, "value": "a" }]), TEXT),
        "extraEnvFrom" => (json!([{ "configMapRef": { "name": TEXT } }]), TEXT),
        "extraVolumes" => (json!([{ "name": TEXT, "emptyDir": {} }]), TEXT),
        "server.extraConfig" => (json!({ "gateway": { "default_credential_driver": TEXT } }), TEXT),
        "extraObjects" => {
            (json!([{ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": TEXT } }]), TEXT)
        }
        "extraVolumeMounts" => (json!([{ "name": "company-ca", "mountPath": "/m4rk3d" }]), TEXT),
        "initContainers" | "extraContainers" => (json!([{ "name": TEXT, "image": "a:1" }]), TEXT),
        "dnsPolicy" => (json!("Default"), "dnsPolicy: Default"),
        "dnsConfig" => (json!({ "searches": [TEXT] }), TEXT),
        "hostAliases" => (json!([{ "ip": "10.31.33.7", "hostnames": ["a"] }]), "10.31.33.7"),
        "serviceAccount.automount" => (json!(true), "automountServiceAccountToken: true"),
        "probes.liveness.terminationGracePeriodSeconds" | "probes.startup.terminationGracePeriodSeconds" => {
            (json!(31337), "terminationGracePeriodSeconds: 31337")
        }
        "probes.startup.initialDelaySeconds" => (json!(31337), "initialDelaySeconds: 31337"),
        "probes.readiness.successThreshold" => (json!(31337), "successThreshold: 31337"),
        "metrics.serviceMonitor.interval" => (json!("313s"), "interval: 313s"),
        "metrics.serviceMonitor.scrapeTimeout" => (json!("313s"), "scrapeTimeout: 313s"),
        "metrics.grafanaDashboard.labels.grafana_dashboard" => (json!(TEXT), TEXT),
        "networkPolicy.gateway.ingressFrom" | "networkPolicy.gateway.metricsFrom" => {
            (json!([{ "podSelector": { "matchLabels": { "a": TEXT } } }]), TEXT)
        }
        "networkPolicy.gateway.egress.extraRules" => {
            (json!([{ "to": [{ "podSelector": { "matchLabels": { "a": TEXT } } }] }]), TEXT)
        }
        "ingress.hosts" => (json!([{ "host": "m4rk3d.example.com" }]), "m4rk3d.example.com"),
        "ingress.tls" => (json!([{ "secretName": TEXT }]), TEXT),
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
