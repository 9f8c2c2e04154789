//! All fields but those about the choice of a node.

use serde_json::{Value as Json, json};

use super::Change;
use super::containers::{contexts, devices, mounts, ports, sources, variables};
use super::resources::{claims, pod_resources, resources};
use super::running::{hooks, probes, resizes, rules};
use super::values::{ids, list, names, product, profiles, texts, vary};
use super::volumes::volumes;

pub fn changes() -> Vec<Change> {
    let mut all = Vec::new();
    let mut add = |field: &str, values: Vec<Json>| {
        all.extend(values.into_iter().map(|value| Change::new(field, value)));
    };
    for container in ["spec.containers.0", "spec.initContainers.0"] {
        let mut of = |field: &str, values: Vec<Json>| add(&format!("{container}.{field}"), values);
        of("name", names());
        of("name", texts(&["b", "i"]));
        of("image", texts(&["a", "ghcr.io/a/b:c", "", " ", "a b", "A", "a:", ":a", "a@sha256:0", "a\n"]));
        of("imagePullPolicy", texts(&["", "Always", "IfNotPresent", "Never", "always", "Sometimes"]));
        of("terminationMessagePolicy", texts(&["", "File", "FallbackToLogsOnError", "file"]));
        of("ports", ports());
        of("env", list(variables()));
        of("envFrom", list(sources()));
        of("resources", resources());
        of("restartPolicy", texts(&["Always", "Never", "OnFailure", "", "always"]));
        of("restartPolicyRules", list(rules()));
        of("resizePolicy", resizes());
        of("volumeMounts", mounts());
        of("volumeDevices", devices());
        of("securityContext", contexts());
        for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
            of(probe, probes());
        }
        of("lifecycle", hooks());
    }
    add("spec.containers", vec![json!([])]);
    add("spec.volumes.0", volumes());
    add("spec.securityContext", pod_contexts());
    add("spec.resources", pod_resources());
    add("spec.resourceClaims", claims());
    for (field, value) in whole_pods() {
        add(field, value);
    }
    add("metadata.annotations", annotations());
    all
}

pub fn pod_contexts() -> Vec<Json> {
    let sysctls = ["net.core.somaxconn", "kernel/shm_rmid_forced", "", "A", "a..b", "a.-b", "a_b-c/d", "a b"];
    let mut all = vary(
        &json!({}),
        &[
            ("runAsUser", ids()),
            ("runAsGroup", ids()),
            ("fsGroup", ids()),
            ("supplementalGroups", list(ids())),
            ("fsGroupChangePolicy", texts(&["Always", "OnRootMismatch", "", "always"])),
            ("supplementalGroupsPolicy", texts(&["Merge", "Strict", "", "strict"])),
            ("seLinuxChangePolicy", texts(&["Recursive", "MountOption", "", "x"])),
            ("seccompProfile", profiles()),
            ("appArmorProfile", profiles()),
            ("sysctls", list(sysctls.map(|name| json!({ "name": name, "value": "1" })).into())),
            ("sysctls", vec![json!([{ "name": "a", "value": "1" }, { "name": "a", "value": "2" }])]),
            ("sysctls", vec![json!([{ "name": "a".repeat(254), "value": "1" }])]),
        ],
    );
    all.extend(product(&json!({ "runAsUser": [null, 0, 1], "runAsNonRoot": [null, true, false] })));
    all
}

pub fn whole_pods() -> Vec<(&'static str, Vec<Json>)> {
    let numbers = |numbers: &[i64]| numbers.iter().map(|number| json!(number)).collect();
    let references = |names: Vec<Json>| names.into_iter().map(|name| json!([{ "name": name }])).collect();
    let addresses = [
        "10.0.0.1",
        "10.0.0.256",
        "010.0.0.1",
        "",
        "a",
        "::1",
        "fd00::1:2",
        "::ffff:1.2.3.4",
        "1.2.3",
        "1.2.3.4/8",
        "fe80::1%a",
        "1.2.3.4.5",
        " 1.2.3.4",
        "0000000.0.0.0",
        "1.2.3.",
        "1..2.3",
        ":::1",
        "1:2:3:4:5:6:7:8:9",
        "+1.2.3.4",
        "0x1.2.3.4",
    ];
    let aliases = |ip: &str, host: &Json| json!([{ "ip": ip, "hostnames": [host] }]);
    let searches = [".", "a", "a.", "_a.b", "a_b", "a_", "", "..", "A", "a b", "__a", "a._b", "-a"];
    let dns = vary(
        &json!({ "nameservers": ["1.1.1.1"] }),
        &[
            ("nameservers", list(texts(&addresses))),
            (
                "nameservers",
                vec![
                    json!([]),
                    json!(["1.1.1.1", "1.1.1.2", "1.1.1.3"]),
                    json!(["1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4"]),
                ],
            ),
            ("searches", list(texts(&searches))),
            (
                "searches",
                vec![
                    json!(vec!["a"; 32]),
                    json!(vec!["a"; 33]),
                    json!(vec!["a".repeat(63); 32]),
                    json!(vec!["a.".repeat(100) + "a"; 11]),
                ],
            ),
            (
                "options",
                vec![json!([{ "name": "ndots", "value": "5" }]), json!([{}]), json!([{ "name": "" }])],
            ),
        ],
    );
    vec![
        ("spec.terminationGracePeriodSeconds", numbers(&[0, 1, 30, -1])),
        ("spec.activeDeadlineSeconds", numbers(&[0, -1, 2_147_483_648])),
        ("spec.restartPolicy", texts(&["", "Always", "always", "Sometimes"])),
        (
            "spec.dnsPolicy",
            texts(&["", "ClusterFirst", "ClusterFirstWithHostNet", "Default", "None", "none"]),
        ),
        ("spec.dnsConfig", dns),
        ("spec.hostAliases", addresses.iter().map(|ip| aliases(ip, &json!("a"))).collect()),
        ("spec.hostAliases", names().iter().map(|host| aliases("1.2.3.4", host)).collect()),
        ("spec.imagePullSecrets", references(names())),
        ("spec.serviceAccountName", names()),
        ("spec.priorityClassName", names()),
        ("spec.runtimeClassName", names()),
        ("spec.schedulerName", names()),
        ("spec.nodeName", names()),
        ("spec.hostname", names()),
        ("spec.subdomain", names()),
        ("spec.hostnameOverride", names()),
        (
            "spec.os",
            list(texts(&["linux", "Linux", ""])).into_iter().map(|os| json!({ "name": os[0] })).collect(),
        ),
        ("spec.hostUsers", vec![json!(true), json!(false)]),
        ("spec.hostNetwork", vec![json!(true), json!(false)]),
        ("spec.hostPID", vec![json!(true), json!(false)]),
        ("spec.hostIPC", vec![json!(true), json!(false)]),
        ("spec.shareProcessNamespace", vec![json!(true), json!(false)]),
        ("spec.setHostnameAsFQDN", vec![json!(true), json!(false)]),
    ]
}

pub fn annotations() -> Vec<Json> {
    let mut all = Vec::new();
    let values = [
        "runtime/default",
        "docker/default",
        "unconfined",
        "localhost/a",
        "localhost/../a",
        "localhost/",
        "",
        "x",
    ];
    for key in [
        "seccomp.security.alpha.kubernetes.io/pod",
        "container.seccomp.security.alpha.kubernetes.io/a",
        "container.apparmor.security.beta.kubernetes.io/a",
        "container.apparmor.security.beta.kubernetes.io/i",
        "container.apparmor.security.beta.kubernetes.io/x",
    ] {
        all.extend(values.map(|value| json!({ key: value })));
    }
    let costs =
        ["0", "1", "-5", "05", "-05", "+1", "", "x", "1.5", "2147483647", "2147483648", "00", "-", "-0"];
    all.extend(costs.map(|cost| json!({ "controller.kubernetes.io/pod-deletion-cost": cost })));
    all
}
