//! Volumes and the files in them.

use serde_json::{Value as Json, json};

use super::containers::amounts;
use super::values::{list, modes, names, product, texts, vary};

pub fn items() -> Vec<Json> {
    let paths = ["a/b", "", "/a", "..", "../a", "a/../b", "..a", "a..b", "a/..b", "."];
    let one = vary(
        &json!({ "key": "k", "path": "a" }),
        &[("key", texts(&["", "a b"])), ("path", texts(&paths)), ("mode", modes())],
    );
    list(one)
}

pub fn volumes() -> Vec<Json> {
    let mut all: Vec<Json> = names().into_iter().map(|name| json!({ "name": name })).collect();
    let mut add = |source: &str, values: Vec<Json>| {
        all.extend(values.into_iter().map(|value| json!({ "name": "v", source: value })));
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

pub fn files() -> Vec<Json> {
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

pub fn projections() -> Vec<Json> {
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
