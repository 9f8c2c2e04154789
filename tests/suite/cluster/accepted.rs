//! The API server takes every object, strictly and without a warning.

use super::kubectl::{kubectl, namespace, restricted_namespace};
use super::{cases, is_available, long};
use crate::examples::{SECRETS, examples, folder};
use crate::support::{render, run_with};

/// Everything that applying does, but the objects.
const APPLY: [&str; 7] =
    ["apply", "--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict", "-f", "-"];

#[test]
fn every_case_is_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    for name in ["accepted", "sandboxes", "creds"] {
        restricted_namespace(name);
    }
    namespace("accepted-privileged", "privileged");
    let mut complaints = Vec::new();
    let cases = cases();
    assert!(cases.len() > 50);
    for case in cases {
        let namespace = if case.is_privileged() { "accepted-privileged" } else { "accepted" };
        let releases = ["a", "accepted", &long("accepted")];
        let streams = releases.map(|release| case.render(release, namespace, "kubectl").success());
        match kubectl(&APPLY, &streams.concat()) {
            Ok((_, warnings)) if warnings.lines().all(is_about_other_tests) => {}
            Ok((_, complaint)) | Err(complaint) => complaints.push(format!("{}: {complaint}", case.name)),
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_example_is_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    restricted_namespace("accepted-examples");
    for example in examples() {
        for release in ["examples", &long("examples")] {
            let args = ["render", release, "-n", "accepted-examples", "-f", &example, "-f", SECRETS];
            let stream = run_with(args, &folder(), b"").success();
            let complaint = match kubectl(&APPLY, &stream) {
                Ok((_, warnings)) => warnings,
                Err(complaint) => complaint,
            };
            assert_eq!(complaint, "", "{example} of {release}");
        }
    }
}

#[test]
fn every_restore_is_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    restricted_namespace("accepted-restores");
    for release in ["examples", &long("examples")] {
        for point in [&["--latest"][..], &["--to", "2026-01-02 03:04:05+00"], &["--dump", "latest"]] {
            let fixed = [
                "restore",
                release,
                "-n",
                "accepted-restores",
                "-f",
                "internal-pgbackrest.yaml",
                "-f",
                SECRETS,
            ];
            let job = run_with([&fixed, point].concat(), &folder(), b"").success();
            let created = kubectl(&["create", "--dry-run=server", "--validate=strict", "-f", "-"], &job);
            assert!(matches!(&created, Ok((_, warnings)) if warnings.is_empty()), "{point:?}: {created:?}");
        }
    }
}

/// All settings of the gateway's pods at once, and objects of a user's own.
const FURTHER: &str = r#"
extraEnv:
  - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
  - {name: TOKEN, valueFrom: {secretKeyRef: {name: further, key: token}}}
extraEnvFrom: [{configMapRef: {name: further, optional: true}, prefix: A_}]
extraVolumes:
  - {name: further, configMap: {name: further}}
  - {name: scratch, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}
extraVolumeMounts: [{name: further, mountPath: /etc/further, readOnly: true}, {name: scratch, mountPath: /scratch, subPath: a}]
initContainers:
  - {name: first, image: "a:1", restartPolicy: Always, startupProbe: {tcpSocket: {port: 80}}, securityContext: {runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
extraContainers:
  - {name: second, image: "a:1", livenessProbe: {httpGet: {path: /, port: web}}, ports: [{name: web, containerPort: 80}], resources: {limits: {cpu: 0.5, memory: 64Mi}}, securityContext: {runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}}
dnsPolicy: None
dnsConfig: {nameservers: [10.0.0.10], searches: [example.com], options: [{name: ndots, value: "2"}]}
hostAliases: [{ip: 10.0.0.7, hostnames: [a.example.com]}]
schedulerName: own
serviceAccount: {automount: true}
probes: {startup: {initialDelaySeconds: 1, terminationGracePeriodSeconds: 5}, liveness: {enabled: false}, readiness: {successThreshold: 2}}
service: {healthPort: 0}
commonLabels: {team: platform}
commonAnnotations: {example.com/contact: me}
server: {extraConfig: {gateway: {ssh_session_ttl_secs: 60}}}
extraObjects:
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: further}, data: {a: b}}
  - {apiVersion: v1, kind: Secret, metadata: {name: further}, stringData: {token: a}}
  - {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: further}, spec: {defaultBackend: {service: {name: a, port: {number: 1}}}}}
  - {apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: openshell-further}, provisioner: example.com/a}
  - {apiVersion: v1, kind: ResourceQuota, metadata: {name: further}, spec: {hard: {pods: 100}}}
"#;

#[test]
fn all_further_parts_are_accepted_without_a_warning() {
    if !is_available() {
        return;
    }
    restricted_namespace("accepted-further");
    for more in [
        "",
        "workload: {kind: deployment}\npostgres: {enabled: true, password: a, superuserPassword: b}\nbackup: {enabled: true}\n",
    ] {
        let run = render(&format!("{FURTHER}{more}"), &["further", "-n", "accepted-further"]);
        let complaint = match kubectl(&APPLY, &run.success()) {
            Ok((_, warnings)) => warnings,
            Err(complaint) => complaint,
        };
        assert_eq!(complaint, "", "{more}");
    }
}

/// Another test may have applied an object of the same name, which belongs to the whole cluster, in kubectl's other way.
fn is_about_other_tests(warning: &str) -> bool {
    warning.is_empty()
        || warning.contains("failed to migrate kubectl.kubernetes.io/last-applied-configuration")
}
