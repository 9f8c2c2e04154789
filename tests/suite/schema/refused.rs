//! Mistakes that a schema can express are mistakes to the schema, and to the loader or the plan.

use super::{complaints, loaded};
use crate::support::render;

const MISTAKES: [&str; 68] = [
    // Unknown keys.
    "replicas: 2",
    "image: {pull_policy: Always}",
    "server: {persistence: {size: 2Gi}}",
    "server: {credentialDrivers: {vault: {adress: x}}}",
    "server: {tls: {certSecretNam: x}}",
    "resources: {limit: {cpu: 1}}",
    "podSecurityContext: {fsgroup: 1}",
    "tolerations: [{kye: x}]",
    "imagePullSecrets: [{name: a, secret: b}]",
    "affinity: {nodeAffinity: {required: []}}",
    "postgres: {networkPolicy: {extraFrom: [{podSelectors: {}}]}}",
    "grpcRoute: {gateway: {listener: {tls: {certificateRefs: [{nam: a}]}}}}",
    "image.tag: x",
    // Null where nothing may be removed.
    "image:",
    "server: {oidc:}",
    "pkiInitJob: {serverDnsNames: [null, a]}",
    "tolerations: [null]",
    // Wrong types.
    "image: {tag: 1.10}",
    "image: {tag: yes}",
    "image: {tag: {a: b}}",
    "image: gateway",
    "podLabels: {a: true}",
    "nodeSelector: {kubernetes.io/os: 0777}",
    "nodeSelector: linux",
    "replicaCount: '2'",
    "replicaCount: 1.5",
    "service: {port: true}",
    "server: {disableTls: 'true'}",
    "server: {disableTls: 1}",
    "server: {credentialDrivers: {vault: {kvVersion: [2]}}}",
    "resources: {limits: {cpu: true}}",
    "imagePullSecrets: [regcred]",
    "imagePullSecrets: regcred",
    "securityContext: {capabilities: {drop: ALL}}",
    "tolerations: {key: a}",
    "podAnnotations: [a]",
    "postgres: {parameters: {max_connections: [1]}}",
    "postgres: {password: 48151623}",
    "backup: {schedule: 5}",
    // Numbers and words out of bounds.
    "service: {port: 99999}",
    "service: {port: 0}",
    "service: {metricsPort: 65536}",
    "grpcRoute: {gateway: {listener: {port: 65536}}}",
    "probes: {liveness: {initialDelaySeconds: -1}}",
    "server: {grpcRateLimit: {requests: -1}}",
    "replicaCount: 1e300",
    "podSecurityContext: {fsGroup: 1e300}",
    "service: {type: clusterip}",
    "service: {type: ''}",
    "postgres: {mode: cloud}",
    "postgres: {sslmode: off}",
    "postgres: {majorVersion: 12}",
    "pgbackrest: {compression: {level: 23}}",
    "backup: {retention: {count: 0}}",
    // What the plan refuses.
    "workload: {kind: daemonset}",
    "server: {policyValidationFailureMode: fail_open}",
    "server: {drivers: {kubernetes: {workspaceMode: both}}}",
    "server: {sandboxNamespace: Team_A}",
    "fullnameOverride: Gateway",
    "nameOverride: a/b",
    "server: {credentialStorage: {keyEncryptionKey: c2hvcnQ=}}",
    "server: {credentialDrivers: {vault: {enabled: true, timeoutSecs: 15s}}}",
    "postgres: {enabled: true, mode: external, host: 'https://db', password: x}",
    "postgres: {enabled: true, password: x, superuserPassword: x, persistence: {size: 10GB}}",
    "postgres: {enabled: true, password: x, superuserPassword: x, persistence: {walSize: five}}",
    "postgres: {enabled: true, password: \"x\\n\", superuserPassword: x}",
    "{postgres: {enabled: true, password: x, superuserPassword: x}, backup: {enabled: true, schedule: '0 30 2 * * *'}}",
    "{postgres: {enabled: true, password: x, superuserPassword: x}, backup: {enabled: true, schedule: every night}}",
];

#[test]
fn mistakes_are_refused_by_both() {
    for text in MISTAKES {
        let (values, problems) = loaded(text);
        assert!(!complaints(&values.to_json()).is_empty(), "the schema takes {text}");
        if problems.is_empty() {
            // A key of the tests would stand in for the one on trial.
            let key = text
                .contains("keyEncryptionKey")
                .then_some(["--set-string", "server.credentialStorage.keyEncryptionKey=c2hvcnQ="]);
            render(text, key.as_ref().map_or(&[], |key| &key[..])).refusal();
        }
    }
}

#[test]
fn what_nobody_looks_at_may_be_anything() {
    for text in [
        "backup: {enabled: false, schedule: every night}",
        "postgres: {enabled: false, host: 'https://db'}",
        "server: {credentialStorage: {existingSecret: key, keyEncryptionKey: nonsense}}",
        "server: {logLevel: chatty}",
        "workload: {kind: StatefulSet}",
        "workload: null",
        "service: {type: null, nodePort: null}",
        "nodeSelector: {a: null}",
        "securityContext: {runAsUser: null}",
        "server: {credentialDrivers: {vault: {kvVersion: 2}}}",
        "resources: {limits: {cpu: 1.5, memory: 1Gi}}",
        "postgres: {parameters: {max_connections: 200, jit: false, work_mem: 16MB, seq_page_cost: 1.5}}",
    ] {
        let (values, problems) = loaded(text);
        assert_eq!(problems, [""; 0], "{text}");
        assert_eq!(complaints(&values.to_json()), [""; 0], "{text}");
        render(text, &[]).success();
    }
}
