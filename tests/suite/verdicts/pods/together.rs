//! Changes that only mean something together.

use serde_json::{Value as Json, json};

use super::Change;
use super::resources::{claimed, fitted};
use super::running::{hooks, probes, rules};

/// Changes that only mean something together.
pub fn together() -> Vec<Vec<Change>> {
    let flag = |field: &str, value: bool| Change::new(&format!("spec.{field}"), json!(value));
    let own = |field: &str, value: Json| Change::new(&format!("spec.containers.0.{field}"), value);
    let first = |field: &str, value: Json| Change::new(&format!("spec.initContainers.0.{field}"), value);
    let mut all = Vec::new();
    for users in [true, false] {
        for field in ["hostNetwork", "hostPID", "hostIPC", "setHostnameAsFQDN"] {
            all.push(vec![flag("hostUsers", users), flag(field, true)]);
        }
        for mount in ["Default", "Unmasked"] {
            all.push(vec![flag("hostUsers", users), own("securityContext", json!({ "procMount": mount }))]);
        }
        all.push(vec![
            flag("hostUsers", users),
            own("volumeDevices", json!([{ "name": "claim", "devicePath": "/a" }])),
        ]);
    }
    all.push(vec![flag("hostPID", true), flag("shareProcessNamespace", true)]);
    for field in ["hostNetwork", "setHostnameAsFQDN"] {
        all.push(vec![flag(field, true), Change::new("spec.hostnameOverride", json!("a"))]);
    }
    for sysctl in [
        "net.core.somaxconn",
        "net/core",
        "net",
        "kernel.sem",
        "kernel/sem",
        "kernel.shm",
        "fs.mqueue.a",
        "fs.mqueue",
        "kernel.a",
    ] {
        for field in ["hostNetwork", "hostIPC"] {
            let context = json!({ "sysctls": [{ "name": sysctl, "value": "1" }] });
            all.push(vec![flag(field, true), Change::new("spec.securityContext", context)]);
        }
    }
    for port in [0, 80, 81] {
        let ports = json!([{ "containerPort": 80, "hostPort": port }]);
        all.push(vec![flag("hostNetwork", true), own("ports", ports.clone())]);
        all.push(vec![flag("hostNetwork", true), first("ports", ports)]);
    }
    let ports = json!([{ "containerPort": 80, "hostPort": 80 }]);
    all.push(vec![own("ports", ports.clone()), Change::new("spec.containers.1.ports", ports.clone())]);
    all.push(vec![own("ports", ports.clone()), first("ports", ports)]);
    for probe in probes() {
        all.push(vec![first("restartPolicy", json!("Always")), first("livenessProbe", probe)]);
    }
    let named = json!([{ "name": "http", "containerPort": 80 }]);
    for probe in probes() {
        all.push(vec![own("ports", named.clone()), own("readinessProbe", probe)]);
    }
    for hook in hooks() {
        all.push(vec![own("ports", named.clone()), own("lifecycle", hook)]);
    }
    for seconds in [0, 10, 60, -1] {
        let hook = json!({ "preStop": { "sleep": { "seconds": 10 } } });
        all.push(vec![
            Change::new("spec.terminationGracePeriodSeconds", json!(seconds)),
            own("lifecycle", hook),
        ]);
    }
    for rule in rules() {
        for policy in ["Always", "Never"] {
            let rules = json!([rule]);
            all.push(vec![own("restartPolicy", json!(policy)), own("restartPolicyRules", rules.clone())]);
            all.push(vec![first("restartPolicy", json!(policy)), first("restartPolicyRules", rules)]);
        }
    }
    all.extend(claimed());
    all.extend(secured());
    all.extend(fitted());
    let mount = |path: &str, volume: &str| {
        vec![
            own("volumeMounts", json!([{ "name": volume, "mountPath": path }])),
            own("volumeDevices", json!([{ "name": "claim", "devicePath": "/a" }])),
        ]
    };
    all.extend([mount("/b", "v"), mount("/a", "v"), mount("/b", "claim")]);
    for privileged in [true, false] {
        all.push(vec![
            own("securityContext", json!({ "privileged": privileged })),
            own(
                "volumeMounts",
                json!([{ "name": "v", "mountPath": "/a", "mountPropagation": "Bidirectional" }]),
            ),
        ]);
    }
    all.push(vec![
        Change::new("spec.dnsPolicy", json!("None")),
        Change::new("spec.dnsConfig", json!({ "nameservers": ["1.1.1.1"] })),
    ]);
    all.push(vec![
        Change::new("spec.dnsPolicy", json!("None")),
        Change::new("spec.dnsConfig", json!({ "searches": ["a"] })),
    ]);
    all
}

/// Profiles in annotations and in security contexts.
pub fn secured() -> Vec<Vec<Change>> {
    let mut all = Vec::new();
    let fields = [
        json!({ "type": "RuntimeDefault" }),
        json!({ "type": "Unconfined" }),
        json!({ "type": "Localhost", "localhostProfile": "a" }),
    ];
    for (annotation, field) in [
        ("seccomp.security.alpha.kubernetes.io/pod", "spec.securityContext.seccompProfile"),
        (
            "container.seccomp.security.alpha.kubernetes.io/a",
            "spec.containers.0.securityContext.seccompProfile",
        ),
        ("container.seccomp.security.alpha.kubernetes.io/a", "spec.securityContext.seccompProfile"),
        (
            "container.apparmor.security.beta.kubernetes.io/a",
            "spec.containers.0.securityContext.appArmorProfile",
        ),
        ("container.apparmor.security.beta.kubernetes.io/a", "spec.securityContext.appArmorProfile"),
    ] {
        for value in ["runtime/default", "docker/default", "unconfined", "localhost/a", "localhost/b", ""] {
            for profile in &fields {
                all.push(vec![
                    Change::new("metadata.annotations", json!({ annotation: value })),
                    Change::new(field, profile.clone()),
                ]);
            }
        }
    }
    all
}
