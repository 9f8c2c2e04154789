//! What pods and containers need.

use serde_json::{Value as Json, json};

use super::Change;
use super::values::{list, product};

pub fn resources() -> Vec<Json> {
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

pub fn pod_resources() -> Vec<Json> {
    product(&json!({
        "requests": [null, { "cpu": "1" }, { "memory": "-1" }, { "ephemeral-storage": "1" }, { "a/b": "1" }],
        "limits": [null, { "cpu": "1" }, { "cpu": "500m" }, { "hugepages-2Mi": "2Mi", "cpu": "2" }],
        "claims": [null, []],
    }))
}

pub fn claims() -> Vec<Json> {
    let names = product(&json!({
        "name": ["a", "", "A", "a.b"],
        "resourceClaimName": [null, "a", "", "A"],
        "resourceClaimTemplateName": [null, "a", "", "A"],
    }));
    let one = json!({ "name": "a", "resourceClaimName": "a" });
    list(names).into_iter().chain([json!([one, one])]).collect()
}

/// Devices that are claimed, and used by a container.
pub fn claimed() -> Vec<Vec<Change>> {
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

/// What a pod may use, and its containers need.
pub fn fitted() -> Vec<Vec<Change>> {
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
