//! When containers are probed, ended and started again.

use serde_json::{Value as Json, json};

use super::values::{list, product, texts, vary};

pub fn rules() -> Vec<Json> {
    product(&json!({
        "action": ["Restart", "restart", "", "RestartAllContainers"],
        "exitCodes": [null, { "operator": "In", "values": [1] }, { "operator": "NotIn" }, { "operator": "Exists" }],
    }))
}

pub fn resizes() -> Vec<Json> {
    let all = product(&json!({
        "resourceName": ["cpu", "memory", "", "disk"],
        "restartPolicy": ["NotRequired", "RestartContainer", "", "Always"],
    }));
    let one = json!({ "resourceName": "cpu", "restartPolicy": "NotRequired" });
    list(all).into_iter().chain([json!([one, one])]).collect()
}

pub fn probes() -> Vec<Json> {
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

pub fn handlers() -> Vec<Json> {
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

pub fn hooks() -> Vec<Json> {
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
