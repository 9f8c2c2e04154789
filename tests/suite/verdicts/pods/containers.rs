//! Ports, variables, mounts and security contexts of containers.

use serde_json::{Value as Json, json};

use super::values::{ids, list, names, product, profiles, texts, vary};

pub fn ports() -> Vec<Json> {
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

pub const ENV_NAMES: [&str; 12] =
    ["A", "", "a b", "1", "A=1", "=", "ä", "a.b-c", "!", "..", "a\tb", "a\u{7f}"];

pub fn variables() -> Vec<Json> {
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

pub fn amounts(in_volume: bool) -> Vec<Json> {
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

pub fn sources() -> Vec<Json> {
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

pub fn mounts() -> Vec<Json> {
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

pub fn devices() -> Vec<Json> {
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

pub fn contexts() -> Vec<Json> {
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
