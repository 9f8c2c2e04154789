//! Values of all fields but those about the choice of a node.

use serde_json::{Value as Json, json};

use super::Change;

pub const NAMES: [&str; 12] = ["a", "a-b", "x1", "", "A", "a.b", "a_b", "-a", "a-", "1", "a b", "ä"];

/// Texts as values.
pub fn texts(texts: &[&str]) -> Vec<Json> {
    texts.iter().map(|text| json!(text)).collect()
}

/// Each value as the only item of a list.
pub fn list(values: Vec<Json>) -> Vec<Json> {
    values.into_iter().map(|value| json!([value])).collect()
}

/// An object with each of its fields set to each of some values, one at a time.
pub fn vary(base: &Json, fields: &[(&str, Vec<Json>)]) -> Vec<Json> {
    let mut all = vec![base.clone()];
    for (field, values) in fields {
        all.extend(values.iter().map(|value| with(base, field, value)));
    }
    all
}

/// All objects whose fields have one of the values in `choices` each; null leaves a field out.
pub fn product(choices: &Json) -> Vec<Json> {
    let mut all = vec![json!({})];
    for (field, values) in choices.as_object().unwrap() {
        let values = values.as_array().unwrap();
        all = all.iter().flat_map(|base| values.iter().map(|value| with(base, field, value))).collect();
    }
    all
}

fn with(base: &Json, field: &str, value: &Json) -> Json {
    let mut object = base.clone();
    if !value.is_null() {
        object[field] = value.clone();
    }
    object
}

/// Names with those that are as long as they may be, and longer.
fn names() -> Vec<Json> {
    let long = [15, 16, 63, 64, 253, 254].map(|length| json!("a".repeat(length)));
    texts(&NAMES).into_iter().chain(long).collect()
}

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

fn ports() -> Vec<Json> {
    let mut all = vary(
        &json!({ "containerPort": 80 }),
        &[
            ("name", names()),
            ("name", texts(&["a--b", "80", "http"])),
            ("containerPort", [0, -1, 1, 65535, 65536].map(Json::from).into()),
            ("hostPort", [0, -1, 1, 65535, 65536].map(Json::from).into()),
            ("protocol", texts(&["", "TCP", "UDP", "SCTP", "tcp", "HTTP"])),
            ("hostIP", texts(&["", "1.2.3.4"])),
        ],
    );
    all = list(all);
    let port = |name: &str, host: i32, ip: &str| json!({ "name": name, "containerPort": 80, "hostPort": host, "hostIP": ip });
    all.extend([
        json!([port("a", 0, ""), port("b", 0, "")]),
        json!([port("a", 0, ""), port("a", 0, "")]),
        json!([port("a", 1, ""), port("b", 1, "")]),
        json!([port("a", 1, ""), port("b", 1, "1.2.3.4")]),
        json!([port("a", 1, ""), port("b", 2, "")]),
    ]);
    all
}

const ENV_NAMES: [&str; 12] = ["A", "", "a b", "1", "A=1", "=", "ä", "a.b-c", "!", "..", "a\tb", "a\u{7f}"];

fn variables() -> Vec<Json> {
    let mut all =
        vary(&json!({ "name": "A" }), &[("name", texts(&ENV_NAMES)), ("value", texts(&["", "ä\n"]))]);
    let mut values = vec![json!({})];
    let keys = texts(&["k", "k.e_y-1", "", "a b", "a/b", ".", "..", "..a", ".a"]);
    for (kind, base) in [
        ("secretKeyRef", json!({ "name": "s", "key": "k" })),
        ("configMapKeyRef", json!({ "name": "s", "key": "k" })),
    ] {
        let references =
            vary(&base, &[("name", names()), ("key", keys.clone()), ("key", vec![json!("k".repeat(254))])]);
        values.extend(references.into_iter().map(|reference| json!({ kind: reference })));
    }
    let paths = [
        "metadata.name",
        "metadata.namespace",
        "metadata.uid",
        "metadata.labels",
        "metadata.labels['a']",
        "metadata.labels['a b']",
        "metadata.labels['']",
        "metadata.annotations['A']",
        "metadata.annotations['A.b/c']",
        "metadata.name['a']",
        "spec.nodeName",
        "spec.host",
        "spec.serviceAccountName",
        "spec.restartPolicy",
        "status.phase",
        "status.podIP",
        "status.podIPs",
        "status.hostIP",
        "status.hostIPs",
        "",
        "name",
        "metadata.labels[a]",
        "['a']",
    ];
    let fields = vary(
        &json!({ "fieldPath": "metadata.name" }),
        &[("fieldPath", texts(&paths)), ("apiVersion", texts(&["", "v1", "v2"]))],
    );
    values.extend(fields.into_iter().map(|reference| json!({ "fieldRef": reference })));
    values.extend(amounts(false).into_iter().map(|reference| json!({ "resourceFieldRef": reference })));
    let files = vary(
        &json!({ "volumeName": "v", "path": "a", "key": "K" }),
        &[
            ("volumeName", texts(&["w", "", "x", "V"])),
            ("path", texts(&["", "../a", "a/..", "/a"])),
            ("key", texts(&ENV_NAMES)),
        ],
    );
    values.extend(files.into_iter().map(|reference| json!({ "fileKeyRef": reference })));
    let field = json!({ "fieldPath": "metadata.name" });
    values.push(json!({ "fieldRef": field, "secretKeyRef": { "name": "s", "key": "k" } }));
    all.extend(values.into_iter().map(|value| json!({ "name": "A", "valueFrom": value })));
    for value in ["", "a"] {
        all.push(json!({ "name": "A", "value": value, "valueFrom": { "fieldRef": field } }));
    }
    all
}

fn amounts(in_volume: bool) -> Vec<Json> {
    let resources = [
        "limits.cpu",
        "requests.cpu",
        "limits.memory",
        "requests.ephemeral-storage",
        "limits.hugepages-2Mi",
        "cpu",
        "",
        "limits.nvidia.com/gpu",
    ];
    let divisors = [
        "0", "1", "1m", "1000m", "1k", "1Ki", "1Mi", "1024", "1000", "1E", "1Ei", "1e3", "1e0", "2", "-1",
        "2Mi", "1024Ki", "1000k",
    ];
    let mut all = Vec::new();
    for resource in resources {
        let base = json!({ "resource": resource, "containerName": "a" });
        all.extend(vary(&base, &[("divisor", texts(&divisors))]));
    }
    if in_volume {
        all.push(json!({ "resource": "limits.cpu" }));
    }
    all
}

fn sources() -> Vec<Json> {
    let mut all = vec![
        json!({}),
        json!({ "prefix": "A" }),
        json!({ "secretRef": { "name": "s" }, "configMapRef": { "name": "s" } }),
    ];
    for kind in ["secretRef", "configMapRef"] {
        all.extend(names().into_iter().map(|name| json!({ kind: { "name": name } })));
    }
    all.extend(ENV_NAMES.map(|prefix| json!({ "prefix": prefix, "secretRef": { "name": "s" } })));
    all
}

fn resources() -> Vec<Json> {
    let names = [
        "cpu",
        "memory",
        "ephemeral-storage",
        "hugepages-2Mi",
        "hugepages-3",
        "hugepages-x",
        "hugepages-",
        "hugepages-0",
        "cpus",
        "storage",
        "pods",
        "requests.cpu",
        "limits.cpu",
        "nvidia.com/gpu",
        "a/b",
        "requests.a/b",
        "a b",
        "",
        "kubernetes.io/x",
        "x.kubernetes.io/y",
        "Nvidia.com/gpu",
        "a/b/c",
        "/a",
    ];
    let quantities = ["1", "0", "-1", "0.5", "1m", "1.0001m", "2Mi", "3Mi", "1e3", "1k", "0.1n", "-0"];
    let mut all = Vec::new();
    for name in names {
        for quantity in quantities {
            all.push(json!({ "limits": { name: quantity } }));
            all.push(json!({ "requests": { name: quantity } }));
        }
        for (request, limit) in [("1", "1"), ("1", "2"), ("2", "1"), ("1000m", "1"), ("2Mi", "2Mi")] {
            all.push(json!({ "requests": { name: request, "cpu": "1" }, "limits": { name: limit } }));
        }
    }
    let odd = [
        "one", "1gb", "1 Gi", " 1", "1Gi ", "1KB", "1ki", "1K", "1e", "1e+3", "1e-3", "1E3", "+1", "1.",
        ".5", "1.5.5", "0x10", "1_000", "1,5", "∞", "1Ei", "9Ei", "100E", "1u", "1mi", "1e3Mi",
    ];
    all.extend(odd.map(|quantity| json!({ "limits": { "memory": quantity } })));
    for (request, limit) in [
        ("0.0001", "0.001"),
        ("0.0011", "0.001"),
        ("1G", "1Gi"),
        ("1Gi", "1G"),
        ("1024Mi", "1Gi"),
        ("1e9", "1G"),
    ] {
        all.push(json!({ "requests": { "memory": request }, "limits": { "memory": limit } }));
    }
    let claim = |name: &str, request: &str| json!({ "name": name, "request": request });
    all.push(json!({ "claims": [claim("x", "")] }));
    all
}

fn rules() -> Vec<Json> {
    product(&json!({
        "action": ["Restart", "restart", "", "RestartAllContainers"],
        "exitCodes": [null, { "operator": "In", "values": [1] }, { "operator": "NotIn" }, { "operator": "Exists" }],
    }))
}

fn resizes() -> Vec<Json> {
    let all = product(&json!({
        "resourceName": ["cpu", "memory", "", "disk"],
        "restartPolicy": ["NotRequired", "RestartContainer", "", "Always"],
    }));
    let one = json!({ "resourceName": "cpu", "restartPolicy": "NotRequired" });
    list(all).into_iter().chain([json!([one, one])]).collect()
}

fn mounts() -> Vec<Json> {
    let sub_paths = ["", "a", "a/b", "/a", "..", "a/..", "../a", "a..b", "..a", "$(A)"];
    let all = vary(
        &json!({ "name": "v", "mountPath": "/a" }),
        &[
            ("name", texts(&["w", "claim", "x", ""])),
            ("mountPath", texts(&["", "a", "/", "/a:/b", "/a/../b", "C:\\a"])),
            ("subPath", texts(&sub_paths)),
            ("subPathExpr", texts(&sub_paths)),
            ("mountPropagation", texts(&["None", "HostToContainer", "Bidirectional", "", "none"])),
            ("recursiveReadOnly", texts(&["Disabled", "Enabled", "IfPossible", "", "enabled"])),
        ],
    );
    let mut all = list(all);
    let read_only = json!({ "name": "v", "mountPath": "/a", "readOnly": true, "subPath": "a" });
    all.extend(list(vary(
        &read_only,
        &[
            ("recursiveReadOnly", texts(&["Disabled", "Enabled", "IfPossible", "", "enabled"])),
            ("subPathExpr", texts(&["", "a"])),
        ],
    )));
    for path in ["/a", "/a/", "/a/b", "/b", "//a"] {
        all.push(json!([{ "name": "v", "mountPath": "/a" }, { "name": "w", "mountPath": path }]));
    }
    all
}

fn devices() -> Vec<Json> {
    let all = vary(
        &json!({ "name": "claim", "devicePath": "/a" }),
        &[("name", texts(&["v", "w", "x", ""])), ("devicePath", texts(&["", "a", "/a/..", "../a"]))],
    );
    let device = |path: &str| json!({ "name": "claim", "devicePath": path });
    list(all)
        .into_iter()
        .chain([json!([device("/a"), device("/b")]), json!([device("/a"), device("/a")])])
        .collect()
}

const IDS: [i64; 6] = [0, 1, -1, 2_147_483_647, 2_147_483_648, 65536];

fn ids() -> Vec<Json> {
    IDS.map(Json::from).into()
}

fn profiles() -> Vec<Json> {
    let long = "a".repeat(4096);
    product(&json!({
        "type": ["RuntimeDefault", "Unconfined", "Localhost", "", "localhost"],
        "localhostProfile": [null, "", "a", "a/b", "/a", "../a", " a", long],
    }))
}

fn contexts() -> Vec<Json> {
    let mut all = vary(
        &json!({}),
        &[
            ("runAsUser", ids()),
            ("runAsGroup", ids()),
            ("procMount", texts(&["Default", "Unmasked", "", "default"])),
            ("seccompProfile", profiles()),
            ("appArmorProfile", profiles()),
        ],
    );
    all.extend(product(&json!({
        "allowPrivilegeEscalation": [null, true, false],
        "privileged": [null, true, false],
        "capabilities": [null, { "add": ["CAP_SYS_ADMIN"] }, { "add": ["SYS_ADMIN"] }, { "add": ["x y"], "drop": ["ALL"] }],
    })));
    all.extend(product(&json!({ "runAsUser": [null, 0, 1], "runAsNonRoot": [null, true, false] })));
    all
}

fn pod_contexts() -> Vec<Json> {
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

fn pod_resources() -> Vec<Json> {
    product(&json!({
        "requests": [null, { "cpu": "1" }, { "memory": "-1" }, { "ephemeral-storage": "1" }, { "a/b": "1" }],
        "limits": [null, { "cpu": "1" }, { "cpu": "500m" }, { "hugepages-2Mi": "2Mi", "cpu": "2" }],
        "claims": [null, []],
    }))
}

fn claims() -> Vec<Json> {
    let names = product(&json!({
        "name": ["a", "", "A", "a.b"],
        "resourceClaimName": [null, "a", "", "A"],
        "resourceClaimTemplateName": [null, "a", "", "A"],
    }));
    let one = json!({ "name": "a", "resourceClaimName": "a" });
    list(names).into_iter().chain([json!([one, one])]).collect()
}

fn probes() -> Vec<Json> {
    let numbers = || [0, 1, 2, -1].map(Json::from).to_vec();
    let exec = json!({ "exec": { "command": ["true"] } });
    let mut all = vary(
        &exec,
        &[
            ("initialDelaySeconds", numbers()),
            ("timeoutSeconds", numbers()),
            ("periodSeconds", numbers()),
            ("successThreshold", numbers()),
            ("failureThreshold", numbers()),
            ("terminationGracePeriodSeconds", numbers()),
            ("tcpSocket", vec![json!({ "port": 1 })]),
        ],
    );
    all.push(json!({}));
    all.extend(handlers());
    all.extend([0, 1, 65536].map(|port| json!({ "grpc": { "port": port } })));
    all
}

fn handlers() -> Vec<Json> {
    let ports =
        [json!(1), json!(0), json!(65536), json!("http"), json!(""), json!("80"), json!("A"), json!("a--b")];
    let get = vary(
        &json!({ "port": 80 }),
        &[
            ("port", ports.to_vec()),
            ("path", texts(&["", "/", "a", "/a b"])),
            ("scheme", texts(&["", "HTTP", "HTTPS", "http"])),
            ("host", texts(&["", "a b"])),
            (
                "httpHeaders",
                ["X-A", "", "a b", "ä", "a:"].map(|name| json!([{ "name": name, "value": "v" }])).into(),
            ),
        ],
    );
    let mut all: Vec<Json> = get.into_iter().map(|get| json!({ "httpGet": get })).collect();
    all.extend(ports.into_iter().map(|port| json!({ "tcpSocket": { "port": port } })));
    all.extend([
        json!({ "exec": {} }),
        json!({ "exec": { "command": [] } }),
        json!({ "exec": { "command": [""] } }),
    ]);
    all
}

fn hooks() -> Vec<Json> {
    let sleeps = [0, 1, -1, 30, 31].map(|seconds| json!({ "sleep": { "seconds": seconds } }));
    let mut all: Vec<Json> = handlers().into_iter().map(|hook| json!({ "preStop": hook })).collect();
    all.extend(sleeps.map(|sleep| json!({ "postStart": sleep })));
    all.extend([
        json!({}),
        json!({ "preStop": {} }),
        json!({ "preStop": { "sleep": { "seconds": 1 }, "exec": { "command": ["a"] } } }),
    ]);
    all
}

fn items() -> Vec<Json> {
    let paths = ["a/b", "", "/a", "..", "../a", "a/../b", "..a", "a..b", "a/..b", "."];
    let one = vary(
        &json!({ "key": "k", "path": "a" }),
        &[("key", texts(&["", "a b"])), ("path", texts(&paths)), ("mode", modes())],
    );
    list(one)
}

fn modes() -> Vec<Json> {
    [0, 0o777, 0o1000, -1, 256].map(Json::from).into()
}

fn volumes() -> Vec<Json> {
    let mut all: Vec<Json> = names().into_iter().map(|name| json!({ "name": name })).collect();
    let mut add = |source: &str, values: Vec<Json>| {
        all.extend(values.into_iter().map(|value| json!({ "name": "v", source: value })))
    };
    add(
        "emptyDir",
        vary(
            &json!({}),
            &[("sizeLimit", texts(&["1Gi", "0", "-1", "x", ""])), ("medium", texts(&["Memory", "x"]))],
        ),
    );
    add(
        "secret",
        vary(
            &json!({ "secretName": "s" }),
            &[("secretName", names()), ("defaultMode", modes()), ("items", items())],
        ),
    );
    add(
        "configMap",
        vary(&json!({ "name": "s" }), &[("name", names()), ("defaultMode", modes()), ("items", items())]),
    );
    add("persistentVolumeClaim", names().into_iter().map(|name| json!({ "claimName": name })).collect());
    let types = [
        "",
        "Directory",
        "DirectoryOrCreate",
        "File",
        "FileOrCreate",
        "Socket",
        "CharDevice",
        "BlockDevice",
        "directory",
    ];
    add(
        "hostPath",
        vary(
            &json!({ "path": "/a" }),
            &[("path", texts(&["", "a", "/a/..", ".."])), ("type", texts(&types))],
        ),
    );
    add("nfs", product(&json!({ "server": ["s", ""], "path": ["/a", "", "a"] })));
    add(
        "csi",
        vary(
            &json!({ "driver": "a.b" }),
            &[
                ("driver", names()),
                ("nodePublishSecretRef", names().into_iter().map(|name| json!({ "name": name })).collect()),
            ],
        ),
    );
    add("image", vary(&json!({ "reference": "a" }), &[("pullPolicy", texts(&["", "Always", "always"]))]));
    add("ephemeral", vec![json!({})]);
    add("downwardAPI", files().into_iter().map(|files| json!({ "items": files })).collect());
    add("downwardAPI", modes().into_iter().map(|mode| json!({ "defaultMode": mode })).collect());
    add("projected", projections());
    all.push(json!({ "name": "v", "emptyDir": {}, "secret": { "secretName": "s" } }));
    all.extend(["w", "claim"].map(|name| json!({ "name": name })));
    all
}

fn files() -> Vec<Json> {
    let field = json!({ "path": "a", "fieldRef": { "fieldPath": "metadata.name" } });
    let fields = [
        "metadata.labels",
        "metadata.labels['a']",
        "metadata.annotations",
        "spec.nodeName",
        "spec.host",
        "metadata.uid",
        "",
    ];
    let mut all = vary(
        &field,
        &[
            ("path", texts(&["", "/a", "..", "..a", "a/b"])),
            ("mode", modes()),
            ("fieldRef", fields.map(|path| json!({ "fieldPath": path })).into()),
            ("resourceFieldRef", vec![json!({ "containerName": "a", "resource": "limits.cpu" })]),
        ],
    );
    all.extend(amounts(true).into_iter().map(|amount| json!({ "path": "a", "resourceFieldRef": amount })));
    all.push(json!({ "path": "a" }));
    list(all)
}

fn projections() -> Vec<Json> {
    let named = |kind: &str| -> Vec<Json> {
        let sources = vary(&json!({ "name": "s" }), &[("name", names()), ("items", items())]);
        sources.into_iter().map(|source| json!({ kind: source })).collect()
    };
    let mut sources = named("secret");
    sources.extend(named("configMap"));
    sources.extend(files().into_iter().map(|files| json!({ "downwardAPI": { "items": files } })));
    let tokens = vary(
        &json!({ "path": "t" }),
        &[
            ("path", texts(&["", "/a", "..", "..a", "a/b"])),
            ("expirationSeconds", [600, 599, 0, -1, 1 << 32, (1_i64 << 32) + 1].map(Json::from).into()),
            ("audience", texts(&["", "a b"])),
        ],
    );
    sources.extend(tokens.into_iter().map(|token| json!({ "serviceAccountToken": token })));
    sources.push(json!({}));
    sources.push(json!({ "secret": { "name": "a" }, "configMap": { "name": "a" } }));
    let mut all: Vec<Json> = list(sources).into_iter().map(|sources| json!({ "sources": sources })).collect();
    let item =
        |kind: &str, path: &str| json!({ kind: { "name": "s", "items": [{ "key": "k", "path": path }] } });
    let token = json!({ "serviceAccountToken": { "path": "a" } });
    for pair in [
        [item("secret", "a"), item("configMap", "a")],
        [item("secret", "a"), item("configMap", "b")],
        [item("secret", "a"), token.clone()],
        [token.clone(), token],
    ] {
        all.push(json!({ "sources": pair }));
    }
    all.extend(modes().into_iter().map(|mode| json!({ "defaultMode": mode })));
    all
}

fn whole_pods() -> Vec<(&'static str, Vec<Json>)> {
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

fn annotations() -> Vec<Json> {
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

/// Devices that are claimed, and used by a container.
fn claimed() -> Vec<Vec<Change>> {
    let claim = |name: &str, request: &str| json!({ "name": name, "request": request });
    let of_pod =
        json!([{ "name": "a", "resourceClaimName": "c" }, { "name": "b", "resourceClaimName": "c" }]);
    [
        json!([claim("a", "")]),
        json!([claim("a", ""), claim("b", "")]),
        json!([claim("a", ""), claim("a", "")]),
        json!([claim("a", ""), claim("a", "x")]),
        json!([claim("a", "x"), claim("a", "")]),
        json!([claim("a", "x"), claim("a", "y")]),
        json!([claim("a", "x"), claim("a", "x")]),
        json!([claim("a", "X")]),
        json!([claim("x", "")]),
        json!([claim("", "")]),
    ]
    .into_iter()
    .map(|claims| {
        vec![
            Change::new("spec.resourceClaims", of_pod.clone()),
            Change::new("spec.containers.0.resources", json!({ "claims": claims })),
        ]
    })
    .collect()
}

/// Profiles in annotations and in security contexts.
fn secured() -> Vec<Vec<Change>> {
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

/// What a pod may use, and its containers need.
fn fitted() -> Vec<Vec<Change>> {
    let mut all = Vec::new();
    for cpu in ["500m", "1", "1500m", "2", "3"] {
        for restart in ["Always", "Never"] {
            for part in ["requests", "limits"] {
                all.push(vec![
                    Change::new("spec.resources", json!({ part: { "cpu": cpu } })),
                    Change::new("spec.containers.0.resources", json!({ part: { "cpu": "1" } })),
                    Change::new("spec.containers.1.resources", json!({ part: { "cpu": "500m" } })),
                    Change::new("spec.initContainers.0.resources", json!({ part: { "cpu": "1700m" } })),
                    Change::new("spec.initContainers.0.restartPolicy", json!(restart)),
                ]);
            }
        }
    }
    for pages in ["2Mi", "4Mi", "6Mi"] {
        let resources = |amount: &str| json!({ "limits": { "hugepages-2Mi": amount, "cpu": "1" } });
        all.push(vec![
            Change::new("spec.resources", resources(pages)),
            Change::new("spec.containers.0.resources", resources("2Mi")),
            Change::new("spec.containers.1.resources", resources("2Mi")),
        ]);
    }
    all
}
