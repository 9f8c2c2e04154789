//! Requests and limits, good and bad.

use serde_json::{Value as Json, json};

use crate::check::pod::testing::{table, with_container};

#[test]
fn requests_and_limits() {
    let wrap = |resources: Json| with_container(json!({ "resources": resources }));
    let both = |name: &str, request: &str, limit: &str| json!({ "requests": { name: request }, "limits": { name: limit } });
    let limit = |name: &str, amount: &str| json!({ "limits": { name: amount } });
    let huge = |amount: &str| json!({ "limits": { "hugepages-2Mi": amount, "cpu": "1" } });
    table(
        wrap,
        &[
            both("cpu", "1000m", "1"),
            both("cpu", "0.0001", "0.001"),
            both("memory", " 1Gi", "1Gi"),
            limit("nvidia.com/gpu", "1"),
            both("nvidia.com/gpu", "1", "1000m"),
            limit("ephemeral-storage", "1e9"),
            limit("x.kubernetes.io/y", "0.5"),
            huge("4Mi"),
        ],
        &[
            both("cpu", "1001m", "1"),
            both("memory", "1G", "1M"),
            both("nvidia.com/gpu", "1", "2"),
            json!({ "requests": { "nvidia.com/gpu": "1" } }),
            limit("nvidia.com/gpu", "0.5"),
            limit("cpus", "1"),
            limit("requests.a/b", "1"),
            limit("a b", "1"),
            limit("cpu", "-1"),
            limit("cpu", "one"),
            limit("cpu", ""),
            limit("memory", "1gb"),
            limit("hugepages-2Mi", "2Mi"),
            huge("1Mi"),
            json!({ "claims": [{ "name": "gpu" }] }),
        ],
    );
}
